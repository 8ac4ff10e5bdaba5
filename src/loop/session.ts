import { CONTROL, type Experiment, type ResolvedArm } from '../config/experiment.js'
import type { Metric } from '../contracts/metric.js'
import type { WorkContext } from '../contracts/model.js'
import { type ArmParts, loadArm } from './arm-parts.js'
import { Chain } from './chain.js'
import { freshNeeded } from './fresh.js'
import { type HumanSource, openHuman } from './human.js'
import { SeedContext } from './seed-context.js'
import type { Store } from './store.js'

/** Seeds whose data and caches stay in memory. */
const SEEDS_IN_MEMORY = 2

/** An experiment opened in one process: what is loaded once and shared by its runs. */
export class Session {
  readonly experiment: Experiment
  readonly store: Store
  readonly metrics: readonly Metric[]
  readonly human: HumanSource
  readonly #arms: ReadonlyMap<string, ArmParts>
  readonly #seeds = new Map<number, SeedContext>()

  private constructor(
    experiment: Experiment,
    store: Store,
    human: HumanSource,
    metrics: readonly Metric[],
    arms: readonly ArmParts[],
  ) {
    this.experiment = experiment
    this.store = store
    this.human = human
    this.metrics = metrics
    this.#arms = new Map(arms.map((parts) => [parts.arm.name, parts]))
  }

  /** `work`: of reading the human data. */
  static async open(experiment: Experiment, store: Store, work: WorkContext = {}): Promise<Session> {
    const { catalogue, baseDirectory, seeds } = experiment
    const [human, metrics, arms] = await Promise.all([
      openHuman(experiment.human, baseDirectory, seeds, work, catalogue.worlds),
      catalogue.loadMetrics(experiment.metrics),
      Promise.all(experiment.arms.map((arm) => loadArm(catalogue, arm))),
    ])
    return new Session(experiment, store, human, metrics, arms)
  }

  arm(name: string): ArmParts {
    const parts = this.#arms.get(name)
    if (parts === undefined) throw new RangeError(`no arm is named "${name}"`)
    return parts
  }

  get arms(): readonly ArmParts[] {
    return [...this.#arms.values()]
  }

  seed(seed: number): SeedContext {
    const known = this.#seeds.get(seed)
    if (known !== undefined) return known
    const needed = freshNeeded(this.arms, this.experiment)
    const context = new SeedContext(seed, this.human.split(seed, needed))
    const [oldest] = this.#seeds.keys()
    if (this.#seeds.size >= SEEDS_IN_MEMORY) this.#seeds.delete(oldest)
    this.#seeds.set(seed, context)
    return context
  }

  chain(arm: ResolvedArm, seed: number): Chain {
    const control = () => {
      const found = this.experiment.arms.find(({ name }) => name === CONTROL)
      return found === undefined || found.name === arm.name ? undefined : this.chain(found, seed)
    }
    return new Chain(this.experiment, this.store, this.seed(seed), this.arm(arm.name), this.metrics, control)
  }
}
