import {
  CONTROL,
  type Experiment,
  type FilesSpec,
  type ResolvedArm,
  type WorldSpec,
} from '../../config/experiment.js'
import { withArms } from '../../config/resolve.js'
import type { Metric } from '../../contracts/metric.js'
import { tokenisations } from '../../text/tokenisations.js'
import { type ArmParts, loadArms } from './arm-parts.js'
import { Chain } from '../chain.js'
import { freshNeeded } from '../fresh.js'
import { type HumanSource, openHuman } from './human.js'
import { type WithRemote, withRemote } from './remote-vectors.js'
import { SeedContext } from './seed-context.js'
import type { OpenSession, SessionOptions } from '../session.js'
import type { Store } from '../store/store.js'
import { TextGround } from './ground.js'

/** Seeds whose data and caches stay in memory. */
const SEEDS_IN_MEMORY = 2

/** An experiment of texts, opened in one process. */
export class TextSession implements OpenSession {
  readonly data = 'text'
  readonly experiment: Experiment
  readonly store: Store
  readonly metrics: readonly Metric[]
  readonly human: HumanSource
  readonly threads: number
  readonly #remote: WithRemote['remote']
  readonly #arms: ReadonlyMap<string, ArmParts>
  readonly #seeds = new Map<number, SeedContext>()

  private constructor(
    experiment: Experiment,
    store: Store,
    human: HumanSource,
    { metrics, remote }: WithRemote,
    arms: readonly ArmParts[],
    threads: number,
  ) {
    this.experiment = experiment
    this.store = store
    this.human = human
    this.metrics = metrics
    this.#remote = remote
    this.threads = threads
    this.#arms = new Map(arms.map((parts) => [parts.arm.name, parts]))
  }

  static async open(
    experiment: Experiment,
    store: Store,
    { work = {}, threads = 1 }: SessionOptions = {},
  ): Promise<TextSession> {
    const { catalogue, baseDirectory, seeds } = experiment
    const [human, metrics, arms] = await Promise.all([
      openHuman(experiment.human as FilesSpec | WorldSpec, baseDirectory, seeds, work, catalogue.worlds),
      catalogue.loadMetrics(experiment.metrics),
      loadArms(experiment),
    ])
    const settled = withArms(
      experiment,
      arms.map(({ arm }) => arm),
    )
    return new TextSession(settled, store, human, withRemote(settled, metrics, store), arms, threads)
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
    const context = new SeedContext(seed, this.human.split(seed, needed), {
      tokenisation: tokenisations[this.experiment.tokenisation],
      remote: this.#remote,
    })
    const [oldest] = this.#seeds
    if (this.#seeds.size >= SEEDS_IN_MEMORY) {
      this.#seeds.delete(oldest[0])
      // Nobody waits for it: the next seed begins beside it.
      void oldest[1].close()
    }
    this.#seeds.set(seed, context)
    return context
  }

  get humanFingerprint(): string {
    return this.human.fingerprint
  }

  async close(): Promise<void> {
    await Promise.all([...this.#seeds.values()].map((seed) => seed.close()))
  }

  chain(arm: ResolvedArm, seed: number): Chain {
    const control = () => {
      const found = this.experiment.arms.find(({ name }) => name === CONTROL)
      return found === undefined || found.name === arm.name ? undefined : this.chain(found, seed)
    }
    const { experiment, store, metrics, threads } = this
    const parts = this.arm(arm.name)
    const ground = new TextGround({ experiment, store, context: this.seed(seed), parts, metrics, threads })
    return new Chain({ experiment, store, ground, parts, metrics, control }) as Chain
  }
}
