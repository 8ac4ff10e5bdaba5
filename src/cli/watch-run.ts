import type { Results } from '../contracts/results.js'
import { InterruptedError, messageOf } from '../errors/index.js'
import type { RunEvents } from '../workflows/run.js'
import { openLiveReport, ResultsSoFar } from '../workflows/watch/index.js'
import { formatDuration } from './duration.js'
import { interrupted } from './interrupted.js'
import { paint } from './paint.js'
import { WorkLeft } from './progress.js'

/** Progress is told to pages this often at most. */
const MILLISECONDS_BETWEEN_PROGRESS = 500

/** A live report that follows a run by its events. */
export interface LiveRun {
  /** The events of the run: the live report's share beside what is done with them anyway. */
  also(events: RunEvents): RunEvents
  finish(results: Results): Promise<void>
  /** Says why there are no results to come. */
  end(error: unknown): void
  /** Serves until Ctrl-C. */
  untilInterrupted(): Promise<void>
  close(): Promise<void>
}

/** `collapse run --watch`: opens the live report, before anything is read, so that a taken port is known at once. */
export async function openLiveRun(file: string, port: number): Promise<LiveRun> {
  const warn = (message: string) => process.stderr.write(`${paint('yellow', 'warning:')} ${message}\n`)
  const live = await openLiveReport({ name: file, port, warn })
  process.stderr.write(`live report: ${live.url}\n`)
  live.progress({ state: 'running', text: 'Reading the human data.', share: 0 })
  let soFar: ResultsSoFar | undefined
  let work: WorkLeft | undefined
  let start = 0
  let told = 0
  let failed = 0
  const tell = () => {
    const now = performance.now()
    if (work === undefined || (now - told < MILLISECONDS_BETWEEN_PROGRESS && work.share < 1)) return
    told = now
    const left = work.secondsLeft((now - start) / 1000)
    const eta = left === undefined || work.share >= 1 ? '' : `, about ${formatDuration(left)} left`
    const failures = failed === 0 ? '' : `, ${failed} failed`
    const text = `Running: ${Math.floor(work.share * 100)}% done${eta}${failures}.`
    live.progress({ state: 'running', text, share: work.share })
  }
  return {
    also: (events) => ({
      ...events,
      planned(prepared, plan) {
        events.planned?.(prepared, plan)
        soFar = new ResultsSoFar(prepared)
        live.follow(() => soFar!.read())
        work = new WorkLeft(plan)
        start = performance.now()
        tell()
      },
      worker(message) {
        events.worker?.(message)
        if (message.type === 'progress') work?.reach(message)
        if (message.type === 'generation') {
          work?.finish(message.task, message.generation)
          soFar?.changed(message.task.arm, message.task.seed, message.generation)
          live.changed()
        }
        if (message.type === 'failed') {
          failed++
          live.changed()
        }
        tell()
      },
    }),
    async finish(results) {
      await live.finish(results)
      const { length } = results.failures
      const text = length === 0 ? 'The run is finished.' : `The run is finished; ${length} failed.`
      live.progress({ state: length === 0 ? 'done' : 'failed', text, share: 1 })
    },
    end(error) {
      const text =
        error instanceof InterruptedError
          ? 'The run was stopped; finished generations are stored.'
          : `The run has ended with an error: ${messageOf(error)}`
      const state = error instanceof InterruptedError ? 'stopped' : 'failed'
      live.progress({ state, text, share: work?.share ?? 0 })
    },
    async untilInterrupted() {
      process.stderr.write(`the report stays at ${live.url}; Ctrl-C ends it\n`)
      await interrupted()
    },
    close: () => live.close(),
  }
}
