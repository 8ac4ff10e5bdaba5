import { createHash } from 'node:crypto'
import { InterruptedError, RunError } from '../../errors/index.js'
import type { Device, Job, Program, Tensor } from './device.js'
import { JobError, Lane, ThreadDied } from './lane.js'
import { LoadedPrograms } from './loaded-programs.js'
import type { ToThread, Work } from './messages.js'

type Results = Readonly<Record<string, Tensor>>

interface Task {
  /** Undefined: any. */
  readonly thread: number | undefined
  readonly job: Job | undefined
  readonly message: (slot: Slot) => ToThread
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
  readonly #onAbort = () => this.#rejectWaiting(stopped)
  readonly #lost = new Map<string, string>()
  #waiting: Task[] = []
  #closing: Promise<void> | undefined

  constructor({ threads, provider, signal, programs, file }: ThreadedDeviceOptions) {
    this.threads = threads
    this.#slots = Array.from({ length: threads }, () => ({
      lane: new Lane({ provider }, file),
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

  run(job: Job, thread?: number): Promise<Results> {
    return new Promise((resolve, reject) => {
      const refused = this.#refusal(job, thread)
      if (refused) return reject(refused)
      const message = (slot: Slot) => this.#work(job, slot)
      this.#waiting.push({ thread, job, message, resolve, reject })
      this.#dispatch()
    })
  }

  /** After the jobs that were given before. */
  async release(scope: string): Promise<void> {
    this.#lost.delete(scope)
    const asked = this.#slots.map(
      (slot, thread) =>
        new Promise<Results>((resolve, reject) => {
          const message = () => {
            slot.scopes.delete(scope)
            return { type: 'release', scope } as const
          }
          this.#waiting.push({ thread, job: undefined, message, resolve, reject })
        }),
    )
    this.#dispatch()
    await Promise.all(asked)
  }

  /** Jobs that run are finished; those that wait are rejected, as are all that come later. */
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

  #rejectWaiting(error: () => Error): void {
    const waiting = this.#waiting
    this.#waiting = []
    for (const task of waiting) task.reject(error())
  }

  #refusal(job: Job, thread: number | undefined): Error | undefined {
    if (this.#closing) return closed()
    if (this.#signal?.aborted) return stopped()
    if (thread !== undefined && this.#slots[thread] === undefined) {
      return new RunError(`there is no thread ${thread}: the device has ${this.threads}, from 0`)
    }
    if (job.program && !this.#graphs.has(job.program)) {
      return new RunError('the program was not made by this device')
    }
    return undefined
  }

  #dispatch(): void {
    for (const [index, slot] of this.#slots.entries()) {
      if (slot.busy) continue
      const next = this.#waiting.findIndex(({ thread }) => thread === undefined || thread === index)
      const [task] = next < 0 ? [] : this.#waiting.splice(next, 1)
      if (task === undefined) continue
      slot.busy = this.#perform(task, slot).then(() => {
        slot.busy = undefined
        this.#dispatch()
      })
    }
  }

  async #perform(task: Task, slot: Slot): Promise<void> {
    const scopes = task.job ? scopesOf(task.job) : []
    try {
      this.#checkLost(scopes)
      const message = task.message(slot)
      for (const scope of scopes) slot.scopes.add(scope)
      task.resolve(await slot.lane.ask(message))
    } catch (error) {
      if (error instanceof ThreadDied) this.#bury(slot, error)
      if (error instanceof JobError && !error.compiled && task.job?.program) {
        slot.programs.forget(task.job.program.id)
      }
      task.reject(error)
    }
  }

  /** A new thread takes the place of the dead one when there is work; what was in its buffers must not become zeros. */
  #bury(slot: Slot, death: ThreadDied): void {
    for (const scope of slot.scopes) this.#lost.set(scope, death.message)
    slot.scopes.clear()
    slot.programs.clear()
  }

  #checkLost(scopes: readonly string[]): void {
    for (const scope of scopes) {
      const death = this.#lost.get(scope)
      if (death !== undefined) throw new RunError(`the buffers of '${scope}' are lost: ${death}`)
    }
  }

  #work(job: Job, slot: Slot): Work {
    const { program, inputs = {}, outputs = {}, copyIn = [], copyOut = [] } = job
    const base = { type: 'work', inputs: compact(inputs), outputs, copyIn, copyOut } as const
    if (program === undefined) return { ...base, drop: [] }
    const { fresh, drop } = slot.programs.use(program.id)
    const graph = fresh ? this.#graphs.get(program) : undefined
    return { ...base, drop, program: { id: program.id, ...(graph ? { graph } : {}) } }
  }
}

function closed(): Error {
  return new RunError('the device is closed')
}

function stopped(): Error {
  return new InterruptedError('stopped; finished generations are stored')
}

function scopesOf({ inputs = {}, outputs = {}, copyIn = [], copyOut = [] }: Job): string[] {
  const places = [...Object.values(inputs), ...Object.values(outputs), ...copyIn, ...copyOut]
  return [
    ...new Set(
      places.flatMap((place) => (typeof place === 'object' && 'buffer' in place ? place.buffer.scope : [])),
    ),
  ]
}

/** A view would be sent with all the memory it looks at. */
function compact(inputs: NonNullable<Job['inputs']>): NonNullable<Job['inputs']> {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => {
      if ('buffer' in value || value.data.byteLength === value.data.buffer.byteLength) return [name, value]
      return [name, { data: value.data.slice(), dims: value.dims }]
    }),
  )
}
