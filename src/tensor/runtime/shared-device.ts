import type { Device } from './device.js'
import { openDevice } from './open-device.js'

interface Shared {
  readonly opening: Promise<Device>
  holders: number
}

const devices = new Map<number, Shared>()

/**
 * The device of this process with so many threads. The models of a run come one after another with the same shapes:
 * starting threads and compiling graphs anew for each would take longer than a small model's fit. Each holder closes
 * what it was given; the threads end with the last. Nothing of one holder is seen by another: their buffers have
 * scopes, and graphs keep no state.
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
    devices.delete(threads)
    throw error
  }
}

/** The device under a close of one's own. */
function handle(device: Device, leave: () => Promise<void>): Device {
  let closing: Promise<void> | undefined
  return {
    threads: device.threads,
    program: (graph) => device.program(graph),
    run: (job, thread) => device.run(job, thread),
    release: (scope) => device.release(scope),
    close: () => {
      closing ??= leave()
      return closing
    },
  }
}
