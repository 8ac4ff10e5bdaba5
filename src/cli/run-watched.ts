import type { RunEvents } from '../workflows/run.js'
import { openProgress } from './progress.js'
import { openReadingProgress } from './reading-progress.js'

/** A run's events as progress on standard error. */
export interface Watched {
  readonly signal: AbortSignal
  readonly events: RunEvents
  /** Ends the lines of progress; what is printed next stands below them. */
  finish(): Promise<void>
}

/** Does work that shows its progress and that Ctrl-C stops after the steps at work; a second one stops at once. */
export async function watched<Result>(work: (watched: Watched) => Promise<Result>): Promise<Result> {
  const stop = new AbortController()
  const progress = await openProgress()
  const reading = openReadingProgress()
  const onInterrupt = () => {
    if (stop.signal.aborted) process.exit(130)
    stop.abort()
    reading.close()
    progress.note('stopping after the steps at work; press Ctrl-C again to stop at once')
  }
  process.on('SIGINT', onInterrupt)
  process.on('SIGTERM', onInterrupt)
  try {
    return await work({
      signal: stop.signal,
      events: {
        reading: (done, total) => reading.report(done, total),
        planned(prepared, plan) {
          reading.close()
          progress.planned(prepared, plan)
        },
        worker: (message) => progress.worker(message),
        warning(message) {
          reading.close()
          progress.warning(message)
        },
      },
      finish: () => progress.close(),
    })
  } finally {
    reading.close()
    await progress.close()
    // Once interrupted, a second Ctrl-C may come while the process is ending: it too ends with 130.
    if (!stop.signal.aborted) {
      process.off('SIGINT', onInterrupt)
      process.off('SIGTERM', onInterrupt)
    }
  }
}
