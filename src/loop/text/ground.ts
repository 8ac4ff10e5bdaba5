import type { Experiment, ResolvedArm } from '../../config/experiment.js'
import type { Metric } from '../../contracts/metric.js'
import type { PartSource } from '../../contracts/recipe.js'
import type { ArmParts } from './arm-parts.js'
import { GenerationWork } from './generation-work.js'
import type { Ground, Place } from '../ground.js'
import type { KeptModels } from '../kept-models.js'
import type { KeyContext } from '../keys.js'
import type { MixSource } from './mix.js'
import type { GenerationKeys } from '../store/records.js'
import type { SeedContext } from './seed-context.js'
import type { Store } from '../store/store.js'
import type { WorkScope } from '../work-scope.js'

export interface TextGroundParts {
  readonly experiment: Experiment
  readonly store: Store
  readonly context: SeedContext
  readonly parts: ArmParts
  readonly metrics: readonly Metric[]
  /** What each model may use. */
  readonly threads: number
}

type Past = (generation: number) => GenerationWork

/** Texts: documents of a corpus or a world, and models that write more of them. */
export class TextGround implements Ground<GenerationWork> {
  readonly seed: number
  readonly human: Ground['human']
  readonly keys: KeyContext
  readonly kept: KeptModels
  readonly #of: TextGroundParts

  constructor(of: TextGroundParts) {
    const { experiment, context, parts } = of
    this.#of = of
    this.seed = context.seed
    this.human = { train: context.human.train.length, fresh: context.human.fresh.length }
    this.kept = {
      keep: experiment.keepModels,
      capabilities: parts.family.capabilities(parts.arm.model),
    }
    this.keys = {
      humanKey: context.human.key,
      testKey: context.human.testKey,
      factsKey: context.human.factsKey,
      seed: context.seed,
      probeTokens: experiment.probe.tokens,
      // The usual one is left out: keys of before there was a choice stay.
      tokenisation: experiment.tokenisation === 'whitespace' ? undefined : experiment.tokenisation,
      family: parts.family,
      identity: parts.identity,
      stageVersions: parts.stages.map(({ stage }) => stage.version),
      stagesRead: parts.stages.some(({ stage }) => stage.reads === true),
    }
  }

  trainingTokens({ trainingTokens }: ResolvedArm): number | undefined {
    return trainingTokens === 'human' ? this.#of.context.humanTokens : trainingTokens
  }

  /** Also what a report quotes must be there: a damaged sample is removed, and has to be drawn again. */
  isStored({ sample, probe }: GenerationKeys): boolean {
    return this.#of.store.hasStep(sample) && this.#of.store.hasStep(probe)
  }

  isSampled(keys: GenerationKeys): boolean {
    return this.isStored(keys)
  }

  work(place: Place<GenerationWork>): GenerationWork {
    const { experiment, store, context, parts, metrics, threads } = this.#of
    return new GenerationWork({
      experiment,
      store,
      seedContext: context,
      parts,
      metrics,
      threads,
      ...place,
      openSource: (source) => this.#open(source, (generation) => place.past(generation, place.scope)),
    })
  }

  async tokensOf(source: PartSource, past: Past): Promise<Uint32Array> {
    return (await this.#open(source, past)).tokens
  }

  async score(
    source: PartSource,
    newest: GenerationWork,
    past: Past,
    scope: WorkScope,
  ): Promise<Float64Array> {
    const { texts } = await this.#open(source, past)
    const model = await newest.model()
    const batch = { kind: 'text', texts, provenance: [] } as const
    // A part of preparing what is fitted.
    const { offsets, logProbabilities } = await scope.timed('fit', () =>
      model.score(batch, {}, scope.call('fit', 0, 0)),
    )
    return Float64Array.from(texts, (_text, index) =>
      logProbabilities.subarray(offsets[index], offsets[index + 1]).reduce((sum, value) => sum + value, 0),
    )
  }

  async #open(source: PartSource, past: Past): Promise<MixSource> {
    return this.#of.context.source(await this.#texts(source, past))
  }

  async #texts(source: PartSource, past: Past): Promise<readonly string[]> {
    const { human } = this.#of.context
    if (source === 'human') return human.train
    if (source === 'fresh') return human.fresh
    const work = past(source.sample)
    const { texts } = await work.kept()
    await work.settled()
    return texts
  }
}
