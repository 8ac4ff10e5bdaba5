import { messageOf } from '../../errors/index.js'
import type { LiveReport } from './live-report.js'
import { Paced } from './paced.js'
import { StoredRunWatch } from './stored-run-watch.js'

const MILLISECONDS_BETWEEN_LOOKS = 1000

/**
 * Keeps a live report up to date with a run that another process stores. Its folder is looked at from time to time,
 * while somebody looks at the report: notices of the file system do not come from other machines. Returns what ends it.
 */
export async function followStoredRun(
  root: string,
  live: LiveReport,
  warn: (message: string) => void,
): Promise<() => Promise<void>> {
  const run = new StoredRunWatch(root, warn)
  let told = ''
  const tell = (progress: Parameters<LiveReport['progress']>[0]) => {
    const now = JSON.stringify(progress)
    if (now !== told) live.progress(progress)
    told = now
  }
  live.follow(() => run.read())
  const first = await run.look()
  await live.renew()
  tell(first.progress)
  const paced = new Paced(async () => {
    try {
      const { isChanged, progress } = await run.look()
      if (isChanged) live.changed()
      tell(progress)
    } catch (error) {
      tell({ state: 'failed', text: `The stored run cannot be read: ${messageOf(error)}`, share: 0 })
    }
  })
  const timer = setInterval(() => {
    if (live.isWatched) paced.ask()
  }, MILLISECONDS_BETWEEN_LOOKS)
  return async () => {
    clearInterval(timer)
    await paced.stop()
  }
}
