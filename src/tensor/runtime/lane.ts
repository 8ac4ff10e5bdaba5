import { Worker } from 'node:worker_threads'
import { EnvironmentError, RunError } from '../../errors/index.js'
import type { Tensor } from './device.js'
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

/** The thread is gone, and what it held with it. */
export class ThreadDied extends RunError {
  constructor(reason: string) {
    super(`a thread of ONNX Runtime died: ${reason}`, LESS_MEMORY)
    this.name = 'RunError'
  }
}

interface Pending {
  readonly resolve: (results: Readonly<Record<string, Tensor>>) => void
  readonly reject: (error: Error) => void
}

/** One thread as its owner sees it: started when first needed, asked one thing at a time. */
export class Lane {
  readonly #settings: ThreadSettings
  readonly #file: URL
  #worker: Worker | undefined
  #starting: Promise<void> | undefined
  #pending: Pending | undefined

  constructor(settings: ThreadSettings, file: URL) {
    this.#settings = settings
    this.#file = file
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
    if (worker === undefined) throw new ThreadDied('it ended')
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
      const worker = new Worker(this.#file, { workerData: this.#settings, name: 'collapse-lab onnx' })
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
        this.#worker = undefined
        this.#starting = undefined
        const how = reason ?? `exit code ${code}`
        reject(new EnvironmentError(`a thread of ONNX Runtime ended before it began to work: ${how}`))
        this.#pending?.reject(new ThreadDied(how))
      })
    })
  }
}
