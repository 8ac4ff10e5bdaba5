import { CONTROL, type Experiment, type ResolvedArm, type VectorSpec } from '../../config/experiment.js'
import type { VectorMetric } from '../../contracts/vectors.js'
import { Chain } from '../chain.js'
import { freshNeeded } from '../fresh.js'
import type { OpenSession } from '../session.js'
import type { Store } from '../store/store.js'
import { loadVectorArms, type VectorArmParts } from './arm-parts.js'
import { VectorGround } from './ground.js'
import { openVectors, type VectorSource } from './human.js'
import { VectorSeedContext } from './seed-context.js'

/** Seeds whose data and caches stay in memory: many chains take much of it. */
const SEEDS_IN_MEMORY = 1

/** An experiment of numbers, opened in one process. */
export class VectorSession implements OpenSession {
  readonly data = 'vectors'
  readonly experiment: Experiment
  readonly store: Store
  readonly metrics: readonly VectorMetric[]
  readonly arms: readonly VectorArmParts[]
  readonly source: VectorSource
  readonly #seeds = new Map<number, VectorSeedContext>()

  private constructor(
    experiment: Experiment,
    store: Store,
    source: VectorSource,
    metrics: readonly VectorMetric[],
    arms: readonly VectorArmParts[],
  ) {
    this.experiment = experiment
    this.store = store
    this.source = source
    this.metrics = metrics
    this.arms = arms
  }

  static async open(experiment: Experiment, store: Store): Promise<VectorSession> {
    const { catalogue, human } = experiment
    const [source, metrics] = await Promise.all([
      openVectors(human as VectorSpec, catalogue.vectorWorlds),
      catalogue.loadVectorMetrics(experiment.metrics),
    ])
    const arms = await loadVectorArms(experiment, source.world)
    return new VectorSession(experiment, store, source, metrics, arms)
  }

  get humanFingerprint(): string {
    return this.source.fingerprint
  }

  arm(name: string): VectorArmParts {
    const parts = this.arms.find(({ arm }) => arm.name === name)
    if (parts === undefined) throw new RangeError(`no arm is named "${name}"`)
    return parts
  }

  seed(seed: number): VectorSeedContext {
    const known = this.#seeds.get(seed)
    if (known !== undefined) return known
    const [oldest] = this.#seeds.keys()
    if (this.#seeds.size >= SEEDS_IN_MEMORY) this.#seeds.delete(oldest)
    const context = new VectorSeedContext(seed, this.source)
    this.#seeds.set(seed, context)
    return context
  }

  chain(arm: ResolvedArm, seed: number): Chain {
    const { experiment, store, metrics } = this
    const control = () => {
      const found = experiment.arms.find(({ name }) => name === CONTROL)
      return found === undefined || found.name === arm.name ? undefined : this.chain(found, seed)
    }
    const parts = this.arm(arm.name)
    const fresh = freshNeeded(this.arms, experiment)
    const ground = new VectorGround({
      experiment,
      store,
      context: this.seed(seed),
      parts,
      metrics,
      freshNeeded: fresh,
    })
    return new Chain({ experiment, store, ground, parts, metrics, control }) as Chain
  }

  async close(): Promise<void> {}
}
