import { CollapseError, InterruptedError, messageOf, RunError } from '../../errors/index.js'
import type { FromWorker, Task } from './messages.js'
import { STORE_FORMAT } from '../store/records.js'
import type { OpenSession } from '../session.js'
import { asEnvironmentError } from '../../files/write-error.js'

/**
 * Runs one task and tells what happens. An error of the run itself is recorded in the store, so that reports
 * show it, and the next run tries again; an error of the machine or of us is thrown.
 */
export async function runTask(
  session: OpenSession,
  task: Task,
  tell: (message: FromWorker) => void,
  signal?: AbortSignal,
): Promise<void> {
  const { arm } = session.arm(task.arm)
  let current = 0
  try {
    await session.chain(arm, task.seed).run(
      task.last,
      {
        phase(generation, phase) {
          current = generation
          tell({ type: 'phase', task, generation, phase })
        },
        progress(generation, phase, share) {
          tell({ type: 'progress', task, generation, phase, share })
        },
        done(generation, reused) {
          current = generation + 1
          tell({ type: 'generation', task, generation, reused })
        },
      },
      signal,
    )
    await session.store.clearFailure(arm.slug, task.seed)
    tell({ type: 'finished', task })
  } catch (thrown) {
    const error = asEnvironmentError(thrown, session.store.root)
    // A model that is told to stop throws the signal's reason, whatever that is.
    if (signal?.aborted || error instanceof InterruptedError) return tell({ type: 'stopped' })
    if (error instanceof CollapseError && !(error instanceof RunError)) throw error
    const message =
      error instanceof RunError && error.hint ? `${error.message}. ${error.hint}` : messageOf(error)
    await session.store.writeFailure(arm.slug, task.seed, {
      format: STORE_FORMAT,
      generation: current,
      message,
    })
    tell({ type: 'failed', task, generation: current, message })
  }
}
