import type { Buffer, BufferView, Copy, Device, Job, Tensor } from '../../tensor/runtime/device.js'
import { allDone } from './all-done.js'
import { elements, type Gpt2Config, parameters } from './gpt2-config.js'

let models = 0

/**
 * A model's weights on the threads of a device: one array that all threads share, and a copy on each thread that works
 * with it, made when it first does.
 */
export class DeviceWeights {
  readonly device: Device
  readonly config: Gpt2Config
  readonly shared: Float32Array<SharedArrayBuffer>
  /** What buffers of this model are allocated under. */
  readonly scope: string
  readonly buffer: Buffer
  /** The parameters by name, as inputs of a job. */
  readonly inputs: Readonly<Record<string, BufferView>>
  readonly #present = new Set<number>()

  constructor(device: Device, config: Gpt2Config, shared: Float32Array<SharedArrayBuffer>) {
    this.device = device
    this.config = config
    this.shared = shared
    // A name, not a number that anything depends on: models of one process must not share buffers.
    this.scope = `model ${models++}`
    this.buffer = { scope: this.scope, name: 'weights', length: shared.length }
    const inputs: Record<string, BufferView> = {}
    let offset = 0
    for (const { name, dims } of parameters(config)) {
      inputs[name] = { buffer: this.buffer, offset, dims }
      offset += elements(dims)
    }
    this.inputs = inputs
  }

  /** Runs a job that reads the weights on a thread, which gets them first if it does not have them yet. */
  async run(job: Job, thread: number): Promise<Readonly<Record<string, Tensor>>> {
    if (this.#present.has(thread)) return this.device.run(job, thread)
    this.#present.add(thread)
    try {
      return await this.device.run({ ...job, copyIn: [...(job.copyIn ?? []), this.#copy()] }, thread)
    } catch (error) {
      // It may have failed before the copy: the next job would compute with zeros.
      this.#present.delete(thread)
      throw error
    }
  }

  /** Brings the weights to all threads that do not have them yet. */
  async load(): Promise<void> {
    const threads = Array.from({ length: this.device.threads }, (_, thread) => thread)
    await Promise.all(
      threads.filter((thread) => !this.#present.has(thread)).map((thread) => this.run({}, thread)),
    )
  }

  async release(): Promise<void> {
    this.#present.clear()
    await this.device.release(this.scope)
  }

  #copy(): Copy {
    const { buffer, shared } = this
    return { buffer, offset: 0, shared, sharedOffset: 0, length: shared.length }
  }
}

/**
 * Works through tasks on all threads of a device, each thread taking the next; results come in the order of the tasks.
 * When one fails, no other is begun, and those under way are waited for.
 */
export async function onAllThreads<Task, Result>(
  device: Device,
  tasks: readonly Task[],
  work: (task: Task, thread: number) => Promise<Result>,
): Promise<Result[]> {
  const results = new Array<Result>(tasks.length)
  let next = 0
  const lane = async (thread: number) => {
    while (next < tasks.length) {
      const index = next++
      try {
        results[index] = await work(tasks[index], thread)
      } catch (error) {
        next = tasks.length
        throw error
      }
    }
  }
  const lanes = Array.from({ length: Math.min(device.threads, tasks.length) }, (_, thread) => lane(thread))
  await allDone(lanes)
  return results
}

/** An array that all threads see, with these numbers in it. */
export function sharedCopy(values: Float32Array): Float32Array<SharedArrayBuffer> {
  const shared = new Float32Array(new SharedArrayBuffer(values.byteLength))
  shared.set(values)
  return shared
}
