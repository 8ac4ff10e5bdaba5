import { InterruptedError } from '../errors/index.js'

/** Ends work whose signal says so; what is stored stays. */
export function throwIfStopped(signal?: AbortSignal): void {
  if (signal?.aborted) throw new InterruptedError('stopped')
}
