import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { ParseOptions } from '../../config/parse.js'
import { BadInputError, type CollapseError, EnvironmentError, InterruptedError } from '../../errors/index.js'
import type { FromWorker, Task, ToWorker } from './messages.js'

export interface PoolOptions {
  readonly workers: number
  readonly text: string
  readonly parse: ParseOptions
  readonly root: string
  /** Threads of each worker's models. */
  readonly threads: number
  readonly signal?: AbortSignal
  readonly tell: (message: FromWorker) => void
}

/**
 * Runs tasks in worker processes, `workers` at a time, in the order given. A worker that dies takes one task
 * with it, which is reported as failed, and is replaced. Resolves when no task is left.
 */
export async function runInWorkers(tasks: readonly Task[], options: PoolOptions): Promise<void> {
  if (tasks.length === 0) return
  const queue = [...tasks]
  const width = Math.min(options.workers, tasks.length)
  const lanes = Array.from({ length: width }, () => runLane(queue, options))
  const outcomes = await Promise.allSettled(lanes)
  const failed = outcomes.find((outcome) => outcome.status === 'rejected')
  if (failed) throw failed.reason
  if (options.signal?.aborted) throw new InterruptedError('stopped; finished generations are stored')
}

/** One worker after another, until the queue is empty. */
async function runLane(queue: Task[], options: PoolOptions): Promise<void> {
  while (queue.length > 0 && !options.signal?.aborted) await runWorker(queue, options)
}

function runWorker(queue: Task[], options: PoolOptions): Promise<void> {
  const { text, parse, root, threads, signal, tell } = options
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(new URL('./worker.js', import.meta.url)), {
      stdio: ['ignore', 2, 2, 'ipc'],
    })
    let current: Task | undefined
    let last: Task | undefined
    let fatal: CollapseError | undefined
    let ready = false
    let generation = 0
    const stop = () => send(child, { type: 'stop' })
    const next = () => {
      current = signal?.aborted ? undefined : takeNear(queue, last?.seed)
      last = current ?? last
      if (current === undefined) child.disconnect()
      else send(child, { type: 'run', task: current })
    }
    signal?.addEventListener('abort', stop)
    child.on('error', (error) =>
      reject(new EnvironmentError(`a worker process could not start: ${error.message}`)),
    )
    child.on('message', (raw) => {
      const message = raw as FromWorker
      ready ||= message.type === 'ready'
      if (message.type === 'phase') generation = message.generation
      if (message.type === 'fatal') {
        fatal = fatalError(message)
        queue.length = 0
        child.disconnect()
        return
      }
      if (message.type === 'finished' || message.type === 'failed' || message.type === 'stopped') {
        current = undefined
      }
      tell(message)
      if (current === undefined && message.type !== 'warning') next()
    })
    child.on('exit', (code, killedBy) => {
      signal?.removeEventListener('abort', stop)
      if (fatal) return reject(fatal)
      const how = killedBy ? `signal ${killedBy}` : `exit code ${code}`
      if (!ready && !signal?.aborted) {
        // It would end like this every time: trying again would never stop.
        return reject(new EnvironmentError(`a worker process ended with ${how} before it began to work`))
      }
      if (current !== undefined && !signal?.aborted) {
        const message = `its worker process ended with ${how} (out of memory?)`
        tell({ type: 'failed', task: current, generation, message, died: true })
      }
      resolve()
    })
    send(child, { type: 'open', text, options: parse, root, threads })
  })
}

function send(child: ChildProcess, message: ToWorker): void {
  if (child.connected) child.send(message)
}

function fatalError({ message, hint, exitCode }: Extract<FromWorker, { type: 'fatal' }>): CollapseError {
  return exitCode === 2 ? new BadInputError(message, hint) : new EnvironmentError(message, hint)
}

/** The next task, of the same seed if there is one: the worker has that seed's data and samples in memory. */
function takeNear(queue: Task[], seed: number | undefined): Task | undefined {
  const near = queue.findIndex((task) => task.seed === seed)
  return queue.splice(Math.max(0, near), 1)[0]
}
