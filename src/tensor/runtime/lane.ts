import { Worker } from 'node:worker_threads'
import { EnvironmentError, RunError } from '../../errors/index.js'
import type { Tensor } from './device.js'
import { guard, guardMemory, unguard } from './exit-guard.js'
import { LESS_MEMORY } from './failure.js'
import type { FromThread, ThreadSettings, ToThread } from './messages.js'

/** The compiled thread. Sources run as they are under vitest and tsx, but not in a thread: there it is that of `dist`. */
export const THREAD = import.meta.url.endsWith('.ts')
  ? new URL('../../../dist/tensor/runtime/thread.js', import.meta.url)
  : new URL('./thread.js', import.meta.url)

/** A job failed in the thread; `compiled` is false where its program could not be loaded. */
export class JobError extends RunError {
  readonly compiled: boolean

  constructor(message: string, hint: string | undefined, compiled: boolean) {
    super(message, hint)
    this.name = 'RunError'
    this.compiled = compiled
  }
}

function threadDied(reason: string): RunError {
  return new RunError(`a thread of ONNX Runtime died: ${reason}`, LESS_MEMORY)
}

interface Pending {
  readonly resolve: (results: Readonly<Record<string, Tensor>>) => void
  readonly reject: (error: Error) => void
}

/** One thread as its owner sees it: started when first needed, asked one thing at a time. */
export class Lane {
  readonly #provider: string
  readonly #file: URL
  readonly #died: (reason: string) => void
  #worker: Worker | undefined
  #starting: Promise<void> | undefined
  #pending: Pending | undefined

  /** `died` is called when a thread that could work has ended: a new one is started with the next question. */
  constructor(provider: string, file: URL, died: (reason: string) => void) {
    this.#provider = provider
    this.#file = file
    this.#died = died
  }

  /** Resolves when the thread can work. Rejects with an EnvironmentError where it cannot on this machine. */
  start(): Promise<void> {
    this.#starting ??= this.#start()
    return this.#starting
  }

  /** Asks for one thing. The process stays alive until it is answered. */
  async ask(message: ToThread): Promise<Readonly<Record<string, Tensor>>> {
    await this.start()
    const worker = this.#worker
    if (worker === undefined) throw threadDied('it ended')
    worker.ref()
    try {
      return await new Promise((resolve, reject) => {
        this.#pending = { resolve, reject }
        worker.postMessage(message)
      })
    } finally {
      this.#pending = undefined
      worker.unref()
    }
  }

  async stop(): Promise<void> {
    await this.#worker?.terminate()
  }

  #start(): Promise<void> {
    return new Promise((resolve, reject) => {
      const settings: ThreadSettings = { provider: this.#provider, guard: guardMemory() }
      guard(settings.guard)
      const worker = new Worker(this.#file, {
        workerData: settings,
        // Loaders of the caller's process (tsx, ...) have nothing to do in the compiled thread.
        execArgv: [],
      })
      let reason: string | undefined
      worker.on('message', (message: FromThread) => {
        switch (message.type) {
          case 'ready':
            this.#worker = worker
            worker.unref()
            resolve()
            break
          case 'refused':
            reject(new EnvironmentError(message.message, message.hint))
            break
          case 'done':
            this.#pending?.resolve(message.results)
            break
          case 'failed':
            this.#pending?.reject(new JobError(message.message, message.hint, message.compiled))
        }
      })
      worker.on('error', (error) => {
        reason = error.message
      })
      worker.on('exit', (code) => {
        const how = reason ?? `exit code ${code}`
        this.#starting = undefined
        unguard(settings.guard)
        // Nothing where the thread had been ready, or had said why it is not.
        reject(new EnvironmentError(`a thread of ONNX Runtime ended before it began to work: ${how}`))
        if (this.#worker === undefined) return
        this.#worker = undefined
        this.#died(how)
        this.#pending?.reject(threadDied(how))
      })
    })
  }
}
