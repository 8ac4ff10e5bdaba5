import { createHash } from 'node:crypto'
import { InterruptedError, RunError } from '../../errors/index.js'
import type { Device, Job, Program, Tensor } from './device.js'
import { LESS_MEMORY } from './failure.js'
import { scopesOf, workOf } from './job-work.js'
import { JobError, Lane } from './lane.js'
import { LoadedPrograms } from './loaded-programs.js'
import type { Work } from './messages.js'

type Results = Readonly<Record<string, Tensor>>

/** Something for a thread to do, in the queue. */
interface Task {
  /** Undefined: any. */
  readonly thread: number | undefined
  /** Whether it is still done when the user has stopped. */
  readonly cleansUp: boolean
  readonly begin: (slot: Slot) => Promise<Results>
  readonly resolve: (results: Results) => void
  readonly reject: (error: unknown) => void
}

/** A thread with what is known of it. */
interface Slot {
  readonly lane: Lane
  readonly programs: LoadedPrograms
  /** Scopes with buffers there. */
  readonly scopes: Set<string>
  busy: Promise<void> | undefined
}

export interface ThreadedDeviceOptions {
  readonly threads: number
  readonly provider: string
  readonly signal?: AbortSignal | undefined
  /** Compiled graphs that each thread keeps. */
  readonly programs: number
  readonly file: URL
}

/** A queue of jobs before threads that take them in the order in which they came. */
export class ThreadedDevice implements Device {
  readonly threads: number
  readonly #slots: readonly Slot[]
  readonly #graphs = new WeakMap<Program, Uint8Array>()
  readonly #signal: AbortSignal | undefined
  readonly #onAbort = () => this.#rejectWaiting((task) => (task.cleansUp ? undefined : stopped()))
  /** Scopes whose numbers died with a thread, and of what. */
  readonly #lost = new Map<string, string>()
  #waiting: Task[] = []
  #closing: Promise<void> | undefined

  constructor({ threads, provider, signal, programs, file }: ThreadedDeviceOptions) {
    this.threads = threads
    this.#slots = Array.from({ length: threads }, (_, thread) => ({
      lane: new Lane(provider, file, (reason) => this.#bury(thread, reason)),
      programs: new LoadedPrograms(programs),
      scopes: new Set<string>(),
      busy: undefined,
    }))
    this.#signal = signal
    signal?.addEventListener('abort', this.#onAbort)
  }

  /** Starts one thread: whether this machine can do it at all. The others start when there is work for them. */
  async check(): Promise<void> {
    await this.#slots[0]?.lane.start()
  }

  /** The bytes live as long as the program that is given out for them. */
  program(graph: Uint8Array): Program {
    const program: Program = { id: createHash('sha256').update(graph).digest('hex') }
    this.#graphs.set(program, graph)
    return program
  }

  async run(job: Job, thread?: number): Promise<Results> {
    if (this.#closing) throw closed()
    if (this.#signal?.aborted) throw stopped()
    if (thread !== undefined && this.#slots[thread] === undefined) {
      throw new RunError(`there is no thread ${thread}: the device has ${this.threads}, counted from 0`)
    }
    if (job.program && !this.#graphs.has(job.program)) {
      throw new RunError('the program was not made by this device')
    }
    return this.#queue(thread, false, (slot) => this.#runOn(slot, job))
  }

  async release(scope: string): Promise<void> {
    if (this.#closing) return
    const drops = this.#slots.map((_, thread) =>
      this.#queue(thread, true, async (slot) =>
        slot.scopes.delete(scope) ? slot.lane.ask({ type: 'release', scope }) : {},
      ),
    )
    await Promise.all(drops)
    this.#lost.delete(scope)
  }

  close(): Promise<void> {
    this.#closing ??= this.#close()
    return this.#closing
  }

  async #close(): Promise<void> {
    this.#signal?.removeEventListener('abort', this.#onAbort)
    this.#rejectWaiting(closed)
    await Promise.all(this.#slots.map(({ busy }) => busy))
    await Promise.all(this.#slots.map(({ lane }) => lane.stop()))
  }

  #rejectWaiting(reason: (task: Task) => Error | undefined): void {
    const waiting = this.#waiting
    this.#waiting = []
    for (const task of waiting) {
      const error = reason(task)
      if (error === undefined) this.#waiting.push(task)
      else task.reject(error)
    }
  }

  #queue(thread: number | undefined, cleansUp: boolean, begin: Task['begin']): Promise<Results> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ thread, cleansUp, begin, resolve, reject })
      this.#dispatch()
    })
  }

  /** Gives each free thread the first task that it may do. */
  #dispatch(): void {
    for (const [index, slot] of this.#slots.entries()) {
      if (slot.busy) continue
      const next = this.#waiting.findIndex(({ thread }) => thread === undefined || thread === index)
      const [task] = next < 0 ? [] : this.#waiting.splice(next, 1)
      if (task === undefined) continue
      slot.busy = task
        .begin(slot)
        .then(task.resolve, task.reject)
        .then(() => {
          slot.busy = undefined
          this.#dispatch()
        })
    }
  }

  async #runOn(slot: Slot, job: Job): Promise<Results> {
    const scopes = scopesOf(job)
    this.#checkLost(scopes)
    for (const scope of scopes) slot.scopes.add(scope)
    try {
      return await slot.lane.ask(workOf(job, this.#programFor(slot, job.program)))
    } catch (error) {
      if (job.program && error instanceof JobError && !error.compiled) slot.programs.forget(job.program.id)
      throw error
    }
  }

  #programFor(slot: Slot, program: Program | undefined): Pick<Work, 'program' | 'drop'> {
    if (program === undefined) return { drop: [] }
    const { fresh, drop } = slot.programs.use(program.id)
    const graph = fresh ? this.#graphs.get(program) : undefined
    return { drop, program: { id: program.id, ...(graph ? { graph } : {}) } }
  }

  /** A new thread takes the place of a dead one when there is work; what was in its buffers must not become zeros. */
  #bury(thread: number, reason: string): void {
    const slot = this.#slots[thread] as Slot
    for (const scope of slot.scopes) this.#lost.set(scope, reason)
    slot.scopes.clear()
    slot.programs.clear()
  }

  #checkLost(scopes: Iterable<string>): void {
    for (const scope of scopes) {
      const reason = this.#lost.get(scope)
      if (reason === undefined) continue
      throw new RunError(
        `the numbers of '${scope}' were lost with a thread that died: ${reason}`,
        LESS_MEMORY,
      )
    }
  }
}

function closed(): Error {
  return new RunError('the device is closed')
}

function stopped(): Error {
  return new InterruptedError('stopped')
}
