/**
 * A worker process: opens the experiment it is told, runs one task at a time, and ends with its parent. Ctrl-C
 * reaches the whole process group; a worker leaves it to the parent, which says `stop`.
 */
import { parseExperiment } from '../../config/parse.js'
import { CollapseError, InterruptedError, messageOf } from '../../errors/index.js'
import type { FromWorker, ToWorker } from './messages.js'
import { runTask } from './run-task.js'
import { openSession, type Session } from '../session.js'
import { asEnvironmentError } from '../../files/write-error.js'
import { Store } from '../store/store.js'

/** A model that does not close in this time holds up nobody. */
const MILLISECONDS_TO_CLOSE = 5000

const stop = new AbortController()
let session: Session | undefined
let busy = false

function tell(message: FromWorker): void {
  // A parent that ends in this moment reads nothing more; "disconnect" ends this process as well.
  if (process.connected) process.send?.(message, undefined, undefined, () => {})
}

function fail(thrown: unknown): void {
  const error = asEnvironmentError(thrown, session?.store.root ?? 'worker')
  const known = error instanceof CollapseError
  tell({
    type: 'fatal',
    message: known
      ? error.message
      : error instanceof Error
        ? (error.stack ?? error.message)
        : messageOf(error),
    ...(known && error.hint ? { hint: error.hint } : {}),
    exitCode: known ? error.exitCode : 1,
  })
}

async function receive(message: ToWorker): Promise<void> {
  if (message.type === 'open') {
    const store = new Store(message.root, (text) => tell({ type: 'warning', message: text }))
    const { threads } = message
    session = await openSession(await parseExperiment(message.text, message.options), store, { threads })
    tell({ type: 'ready' })
  } else if (message.type === 'run' && session !== undefined) {
    busy = true
    await runTask(session, message.task, tell, stop.signal)
    busy = false
  } else stop.abort(new InterruptedError('stopped'))
}

process.on('SIGINT', () => {})
process.on('disconnect', () => {
  // In the middle of a task, the parent is gone: what is not stored is done again, and nobody waits for the rest.
  if (busy || session === undefined) process.exit(1)
  setTimeout(() => process.exit(0), MILLISECONDS_TO_CLOSE).unref()
  session.close().finally(() => process.exit(0))
})
process.on('message', (message) => {
  receive(message as ToWorker).catch(fail)
})
