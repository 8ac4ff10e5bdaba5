import type { Results } from '../../contracts/results.js'
import { messageOf } from '../../errors/index.js'
import type { LiveContent } from '../../report/live/index.js'
import { type LiveProgress, openLiveServer } from './live-server.js'
import { Paced } from './paced.js'

export interface LiveReportOptions {
  /** Of the experiment, as far as it is known. */
  readonly name: string
  /** 0: a free one. */
  readonly port: number
  readonly warn: (message: string) => void
}

/** The report of a run, served while it is running and after. */
export interface LiveReport {
  readonly url: string
  /** Somebody looks. */
  readonly isWatched: boolean
  /** Where the results so far come from. */
  follow(read: () => Promise<Results | undefined>): void
  /** There is something new to read. It is read when somebody looks, and not more often than is good for the run. */
  changed(): void
  /** Reads what is there now, whether somebody looks or not. */
  renew(): Promise<void>
  progress(progress: LiveProgress): void
  /** These results are the last. */
  finish(results: Results): Promise<void>
  close(): Promise<void>
}

/** Opens the server of a live report. */
export async function openLiveReport({ name, port, warn }: LiveReportOptions): Promise<LiveReport> {
  const report = await import('../../report/live/index.js')
  const page = await report.livePage()
  const contentOf = report.liveContents()
  // A page may outlive the server: what another one at the same port tells must not look known to it.
  let content: LiveContent = report.waitingContent(name, Date.now())
  let read: () => Promise<Results | undefined> = async () => undefined
  let isStale = false
  let complaint = ''
  const refresh = async (): Promise<void> => {
    isStale = false
    try {
      const results = await read()
      if (results === undefined) return
      content = await contentOf(results, content.version + 1)
      server.version(content.version)
    } catch (error) {
      // The run goes on; the report as it was stays, and is tried again with the next generation.
      if (messageOf(error) !== complaint) warn(`live report: ${messageOf(error)}`)
      complaint = messageOf(error)
    }
  }
  const paced = new Paced(refresh)
  const look = () => {
    if (isStale) paced.ask()
  }
  const server = await openLiveServer({
    port,
    page: async () => ({ html: page.html(content), policy: page.policy }),
    report: async () => report.liveJson(content),
    files: new Map(
      report.RESULT_FILES.map((file) => [
        file,
        async () => (content.data === undefined ? undefined : report.resultFile(file, content.data)),
      ]),
    ),
    onClient: look,
  })
  server.version(content.version)
  return {
    url: server.url,
    get isWatched() {
      return server.clients() > 0
    },
    follow(source) {
      read = source
    },
    changed() {
      isStale = true
      if (server.clients() > 0) look()
    },
    renew: () => paced.now(),
    progress: (progress) => server.progress(progress),
    async finish(results) {
      read = async () => results
      await paced.now()
    },
    async close() {
      await paced.stop()
      await server.close()
    },
  }
}
