import { BadInputError } from '../errors/index.js'
import { openGrowingRun } from '../workflows/stored-run.js'
import { followStoredRun, openLiveReport } from '../workflows/watch/index.js'
import { interrupted } from './interrupted.js'
import { paint } from './paint.js'

export interface WatchReportFlags {
  readonly runs: string
  readonly port?: number
  readonly json?: boolean
}

/** `collapse report --watch`: serves the report of a stored run until Ctrl-C; another process may be running it. */
export async function watchReport(target: string, flags: WatchReportFlags): Promise<void> {
  if (flags.json) {
    throw new BadInputError(
      '--json prints a report that is written; --watch serves one and writes nothing',
      'Leave one of them out. While it is served, /summary.json holds the same.',
    )
  }
  const warn = (message: string) => process.stderr.write(`${paint('yellow', 'warning:')} ${message}\n`)
  const root = await openGrowingRun(target, { runs: flags.runs })
  const live = await openLiveReport({ name: root, port: flags.port ?? 0, warn })
  try {
    process.stderr.write(`live report: ${live.url} (Ctrl-C ends it)\n`)
    const ended = interrupted()
    live.progress({ state: 'running', text: 'Reading what is stored.', share: 0 })
    const stop = await followStoredRun(root, live, warn)
    await ended
    await stop()
  } finally {
    await live.close()
  }
}
