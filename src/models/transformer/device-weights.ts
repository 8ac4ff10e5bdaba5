import type { Buffer, BufferView, Device } from '../../tensor/runtime/device.js'
import { elements, parameters } from './gpt2-config.js'
import type { Weights } from './weights.js'

/** A model's numbers on every thread of a device. */
export interface DeviceWeights {
  /** The parameters by name, as inputs of a job. */
  readonly inputs: Readonly<Record<string, BufferView>>
}

/** Copies weights to every thread, into buffers of `scope`, which the caller releases. */
export async function loadWeights(device: Device, scope: string, weights: Weights): Promise<DeviceWeights> {
  const { config, values } = weights
  const buffer: Buffer = { scope, name: 'weights', length: values.length }
  const copy = { buffer, offset: 0, shared: sharedCopy(values), sharedOffset: 0, length: values.length }
  const threads = Array.from({ length: device.threads }, (_, thread) => thread)
  await Promise.all(threads.map((thread) => device.run({ copyIn: [copy] }, thread)))
  const inputs: Record<string, BufferView> = {}
  let offset = 0
  for (const { name, dims } of parameters(config)) {
    inputs[name] = { buffer, offset, dims }
    offset += elements(dims)
  }
  return { inputs }
}

/** The numbers in memory that threads share: themselves, where they lie there already. */
function sharedCopy(values: Float32Array): Float32Array<SharedArrayBuffer> {
  if (values.buffer instanceof SharedArrayBuffer) return values as Float32Array<SharedArrayBuffer>
  const shared = new Float32Array(new SharedArrayBuffer(values.byteLength))
  shared.set(values)
  return shared
}
