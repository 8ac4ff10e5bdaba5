import type { StoredMetric } from '../../loop/store/records.js'
import { type PlannedRun, tasksOf } from '../plan.js'
import type { Prepared } from '../prepare.js'
import { checkMachine } from '../check-machine.js'
import { dropForeign, runTasks } from '../run-tasks.js'
import type { ThresholdOptions } from './options.js'

export type StoredValue = StoredMetric['values'][number]

/** Runs what a search asks for and has not run yet, and reads what came of it. */
export class Rounds {
  /** `seed arm` of all that was asked for. */
  readonly #asked = new Set<string>()
  readonly #failures = new Map<string, string>()
  #stored = 0

  constructor(
    readonly prepared: Prepared,
    readonly options: ThresholdOptions,
  ) {}

  get runs(): number {
    return this.#asked.size
  }

  /** How many of them were in the store, whole. */
  get stored(): number {
    return this.#stored
  }

  /** Why runs have no value, each reason once. */
  get failures(): readonly string[] {
    return [...this.#failures].map(([run, message]) => `${run}: ${message}`)
  }

  /** Brings every pair of an arm and a seed into the store. */
  async ensure(pairs: readonly (readonly [arm: string, seed: number])[]): Promise<void> {
    const { session, experiment } = this.prepared
    const runs: PlannedRun[] = []
    for (const [arm, seed] of pairs) {
      if (this.#asked.has(`${seed} ${arm}`)) continue
      this.#asked.add(`${seed} ${arm}`)
      const generations = await session.chain(session.arm(arm).arm, seed).plan(experiment.generations)
      runs.push({ arm, seed, generations })
    }
    const open = runs.filter(({ generations }) => generations.some(({ state }) => state !== 'done'))
    this.#stored += runs.length - open.length
    if (open.length === 0) return
    await dropForeign(this.prepared, { runs: open, others: [] })
    this.options.events?.round?.(open)
    const { zero, rest } = tasksOf({ runs: open }, experiment.generations)
    for (const tasks of [zero, rest]) await this.#run(tasks)
  }

  /** Before any work: whether this machine can do it. */
  async check(arm: string, seed: number): Promise<void> {
    const { session, experiment } = this.prepared
    const generations = await session.chain(session.arm(arm).arm, seed).plan(experiment.generations)
    await checkMachine(this.prepared, { runs: [{ arm, seed, generations }] })
  }

  /** What was measured in the last generation, one entry a group. */
  async read(arm: string, seed: number): Promise<readonly StoredValue[]> {
    const { session, experiment } = this.prepared
    const { slug } = session.arm(arm).arm
    const record = await session.store.readGeneration(slug, seed, experiment.generations)
    return record?.metrics[experiment.metrics[0]!]?.values ?? []
  }

  #run(tasks: Parameters<typeof runTasks>[0]): Promise<void> {
    const { workers, threads, signal, events } = this.options
    return runTasks(tasks, this.prepared, {
      workers,
      threads,
      signal,
      events: {
        warning: (message) => events?.warning?.(message),
        worker: (message) => {
          if (message.type === 'failed') {
            const { arm, seed } = message.task
            this.#failures.set(`${arm}, seed ${seed}, generation ${message.generation}`, message.message)
          }
          events?.worker?.(message)
        },
      },
    })
  }
}
