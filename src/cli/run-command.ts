import { isFailure, ownOutcomes } from '../analysis/expectations/index.js'
import { runExperiment } from '../workflows/run.js'
import { reportFolder } from '../workflows/paths.js'
import { paint } from './paint.js'
import { printOutcomes } from './print-outcomes.js'
import { printVerdict } from './print-verdict.js'
import { type Watched, watched } from './run-watched.js'
import type { LiveRun } from './watch-run.js'
import { writeReportFiles } from './write-report-files.js'
import { type ExperimentFlags, refusePortAlone } from './options.js'

export interface RunFlags extends ExperimentFlags {
  readonly workers?: number
  readonly threads?: number
  readonly fresh?: boolean
  readonly json?: boolean
  readonly reports: string
  readonly report: boolean
  /** Serve the live report on loopback. */
  readonly watch?: boolean
  readonly port?: number
}

const SOME_RUNS_FAILED = 3
/** An expectation does not hold. */
export const NOT_AS_EXPECTED = 4

/** `collapse run`: returns the exit code. */
export async function runCommand(file: string, flags: RunFlags): Promise<number> {
  if (!flags.watch) {
    refusePortAlone(flags)
    return watched((watch) => runWatched(file, flags, watch))
  }
  const { openLiveRun } = await import('./watch-run.js')
  const live = await openLiveRun(file, flags.port ?? 0)
  try {
    let isStopped = () => false
    const code = await watched((watch) => {
      isStopped = () => watch.signal.aborted
      return runWatched(file, flags, watch, live)
    })
    // Ctrl-C while the report was written has ended it already.
    if (!isStopped()) await live.untilInterrupted()
    return code
  } catch (error) {
    live.end(error)
    throw error
  } finally {
    await live.close()
  }
}

async function runWatched(
  file: string,
  flags: RunFlags,
  { signal, events: told, finish }: Watched,
  live?: LiveRun,
): Promise<number> {
  const events = live?.also(told) ?? told
  const results = await runExperiment(file, {
    ...flags,
    signal,
    events,
  })
  await finish()
  await live?.finish(results)
  const folder = reportFolder(results.experiment, flags)
  const files = flags.report && results.rows.length > 0 ? await writeReportFiles(results, folder) : undefined
  const outcomes = ownOutcomes(results)
  await printVerdict(results, { json: flags.json ?? false, report: files?.html })
  for (const { arm, seed, generation, message } of results.failures) {
    process.stderr.write(
      `${paint('red', 'failed:')} ${arm}, seed ${seed}, generation ${generation}: ${message}\n`,
    )
  }
  if (!flags.json && outcomes.length > 0) await printOutcomes(outcomes)
  if (results.failures.length > 0) return SOME_RUNS_FAILED
  return outcomes.some(isFailure) ? NOT_AS_EXPECTED : 0
}
