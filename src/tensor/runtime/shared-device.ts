import { RunError } from '../../errors/index.js'
import type { Device } from './device.js'
import { openDevice } from './open-device.js'

interface Shared {
  readonly opening: Promise<Device>
  holders: number
}

const devices = new Map<number, Shared>()

/**
 * The device of this process with so many threads. The models of a run come one after another with the same shapes:
 * starting threads and compiling graphs anew for each would take longer than the fit of a small model. Each holder
 * closes what it was given; the threads end with the last. Nothing of one holder is seen by another as long as the
 * scopes of their buffers differ: graphs keep no state.
 */
export async function sharedDevice(threads: number): Promise<Device> {
  const shared = devices.get(threads) ?? { opening: openDevice({ threads }), holders: 0 }
  devices.set(threads, shared)
  shared.holders++
  const leave = async () => {
    shared.holders--
    if (shared.holders > 0) return
    devices.delete(threads)
    await (await shared.opening).close()
  }
  try {
    return handle(await shared.opening, leave)
  } catch (error) {
    if (devices.get(threads) === shared) devices.delete(threads)
    throw error
  }
}

/** The device with a close of its own. */
function handle(device: Device, leave: () => Promise<void>): Device {
  let closing: Promise<void> | undefined
  return {
    threads: device.threads,
    program: (graph) => device.program(graph),
    run: async (job, thread) => {
      if (closing) throw new RunError('the device is closed')
      return device.run(job, thread)
    },
    release: (scope) => device.release(scope),
    close: () => {
      closing ??= leave()
      return closing
    },
  }
}
