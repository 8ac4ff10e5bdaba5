import { BadInputError } from '../../errors/index.js'
import type { Device } from './device.js'
import { THREAD } from './lane.js'
import { defaultProvider } from './provider.js'
import { ThreadedDevice } from './threaded-device.js'

export interface DeviceOptions {
  readonly threads: number
  /** ONNX Runtime's name of what computes; by default `defaultProvider()`. */
  readonly provider?: string
  /** Jobs that have not begun when it aborts are rejected with an InterruptedError. */
  readonly signal?: AbortSignal
  /** Compiled graphs that each thread keeps: by default 8. */
  readonly programs?: number
}

/**
 * Threads that run graphs. Throws an EnvironmentError where ONNX Runtime has no binary for this machine or lacks the
 * execution provider. `thread` is what runs in each: handed in by tests.
 */
export async function openDevice(options: DeviceOptions, thread = THREAD): Promise<Device> {
  const { threads, signal, programs = 8 } = options
  if (!Number.isInteger(threads) || threads < 1) {
    throw new BadInputError(`a device of ${threads} threads`, 'a whole number from 1 up')
  }
  const provider = options.provider ?? defaultProvider()
  const device = new ThreadedDevice({ threads, provider, signal, programs, file: thread })
  try {
    await device.check()
  } catch (error) {
    await device.close()
    throw error
  }
  return device
}
