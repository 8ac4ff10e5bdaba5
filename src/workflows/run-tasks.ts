import type { Task } from '../loop/workers/messages.js'
import { runInWorkers } from '../loop/workers/pool.js'
import { STORE_FORMAT } from '../loop/store/records.js'
import { parallelism } from './parallelism.js'
import type { Plan } from './plan.js'
import type { Prepared } from './prepare.js'
import type { RunOptions } from './run.js'

/** Does tasks in worker processes. A run whose process died is recorded as failed, as one that failed records itself. */
export async function runTasks(
  tasks: readonly Task[],
  { text, parse, root, session }: Prepared,
  { signal, events, workers, threads }: RunOptions,
): Promise<void> {
  const recorded: Promise<void>[] = []
  await runInWorkers(tasks, {
    ...parallelism({ workers, threads }, tasks.length),
    text,
    parse,
    root,
    ...(signal ? { signal } : {}),
    tell(message) {
      if (message.type === 'warning') events?.warning?.(message.message)
      if (message.type === 'failed' && message.died) {
        const { arm, seed } = message.task
        const record = { format: STORE_FORMAT, generation: message.generation, message: message.message }
        recorded.push(session.store.writeFailure(session.arm(arm).arm.slug, seed, record))
      }
      events?.worker?.(message)
    },
  })
  await Promise.all(recorded)
}

/** Forgets records of another configuration, so that they never stand beside those of this one. */
export async function dropForeign(
  { session }: Prepared,
  { runs, others }: Pick<Plan, 'runs' | 'others'>,
): Promise<void> {
  for (const { arm, seed, generations } of [...runs, ...others]) {
    const from = generations.findIndex(({ foreign }) => foreign)
    if (from >= 0) await session.store.dropGenerations(session.arm(arm).arm.slug, seed, from)
  }
}
