import type { Experiment } from '../../config/experiment.js'
import type { PartSource } from '../../contracts/recipe.js'
import type { VectorMetric } from '../../contracts/vectors.js'
import { RunError } from '../../errors/index.js'
import { plannedSizes } from '../arm-plan.js'
import type { Ground, Place } from '../ground.js'
import type { KeptModels } from '../kept-models.js'
import type { KeyContext } from '../keys.js'
import type { GenerationKeys } from '../store/records.js'
import type { Store } from '../store/store.js'
import type { VectorArmParts } from './arm-parts.js'
import { VectorGenerationWork } from './generation-work.js'
import { notesKey } from './notes-key.js'
import type { VectorSeedContext } from './seed-context.js'

export interface VectorGroundParts {
  readonly experiment: Experiment
  readonly store: Store
  readonly context: VectorSeedContext
  readonly parts: VectorArmParts
  readonly metrics: readonly VectorMetric[]
  /** Fresh items that the arms take over all generations. */
  readonly freshNeeded: number
}

/** Numbers: items of a world with a known truth, and models that draw or label more of them. */
export class VectorGround implements Ground<VectorGenerationWork> {
  readonly seed: number
  readonly human: Ground['human']
  readonly keys: KeyContext
  /** The newest model stays until the next generation is stored: an interrupted run goes on from it. */
  readonly kept: KeptModels
  readonly #of: VectorGroundParts

  constructor(of: VectorGroundParts) {
    const { experiment, context, parts, freshNeeded } = of
    const { human } = context
    this.#of = of
    this.seed = context.seed
    this.human = { train: human.points, fresh: freshNeeded }
    this.kept = { keep: experiment.keepModels, capabilities: { cheapFit: false } }
    this.keys = {
      humanKey: human.key,
      testKey: human.testKey,
      seed: context.seed,
      probeTokens: 0,
      family: parts.family,
      stageVersions: parts.stages.map(({ stage }) => stage.version),
    }
  }

  trainingTokens(): undefined {}

  /** A record is all that readers ask for: samples are drawn again. */
  isStored(): boolean {
    return true
  }

  isSampled(keys: GenerationKeys): boolean {
    return this.#of.store.hasStep(notesKey(keys))
  }

  work(place: Place<VectorGenerationWork>): VectorGenerationWork {
    return new VectorGenerationWork({ ...this.#of, ...place, kept: this.kept })
  }

  async tokensOf(source: PartSource): Promise<Uint32Array> {
    // An item of numbers counts as one, whatever its dimension.
    const { human } = this.#of.context
    const { arm } = this.#of.parts
    const { sample: sampled } = plannedSizes(arm, human.points)
    const size = source === 'human' ? human.points : source === 'fresh' ? this.human.fresh : sampled
    return new Uint32Array(size).fill(1)
  }

  async score(): Promise<never> {
    throw new RunError('a strategy that scores documents one by one cannot mix numbers')
  }
}
