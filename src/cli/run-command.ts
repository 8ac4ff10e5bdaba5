import { runExperiment } from '../workflows/run.js'
import { reportFolder } from '../workflows/paths.js'
import { paint } from './paint.js'
import { openProgress } from './progress.js'
import { openReadingProgress } from './reading-progress.js'
import { printVerdict } from './print-verdict.js'
import { writeReportFiles } from './write-report-files.js'
import type { ExperimentFlags } from './options.js'

export interface RunFlags extends ExperimentFlags {
  readonly workers?: number
  readonly threads?: number
  readonly fresh?: boolean
  readonly json?: boolean
  readonly reports: string
  readonly report: boolean
}

const SOME_RUNS_FAILED = 3

/** `collapse run`: returns the exit code. */
export async function runCommand(file: string, flags: RunFlags): Promise<number> {
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
    const results = await runExperiment(file, {
      ...flags,
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
    })
    await progress.close()
    const folder = reportFolder(results.experiment, flags)
    const files =
      flags.report && results.rows.length > 0 ? await writeReportFiles(results, folder) : undefined
    await printVerdict(results, { json: flags.json ?? false, report: files?.html })
    for (const { arm, seed, generation, message } of results.failures) {
      process.stderr.write(
        `${paint('red', 'failed:')} ${arm}, seed ${seed}, generation ${generation}: ${message}\n`,
      )
    }
    return results.failures.length > 0 ? SOME_RUNS_FAILED : 0
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
