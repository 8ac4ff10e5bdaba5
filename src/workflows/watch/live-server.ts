import type { IncomingMessage, ServerResponse } from 'node:http'
import { messageOf } from '../../errors/index.js'
import { EventStream } from './event-stream.js'
import { HOST, listen } from './listen.js'
import { refusal } from './request-guard.js'

/** What a live report tells of a run, beside its report. */
export interface LiveProgress {
  readonly state: 'running' | 'stopped' | 'done' | 'failed'
  /** One line in words. */
  readonly text: string
  /** Share of the work that is done, 0 to 1. */
  readonly share: number
}

export interface LiveServerOptions {
  readonly port: number
  /** The page as HTML, and the policy that goes with it. */
  readonly page: () => Promise<{ readonly html: string; readonly policy: string }>
  /** The content for a page that is open, as JSON. */
  readonly report: () => Promise<string>
  /** Files that the page refers to, by name; undefined while there are no results. */
  readonly files: ReadonlyMap<string, () => Promise<string | Uint8Array | undefined>>
  /** Somebody has begun to look. */
  readonly onClient: () => void
}

export interface LiveServer {
  readonly url: string
  readonly clients: () => number
  progress(progress: LiveProgress): void
  /** Tells the open pages that there is something new. */
  version(version: number): void
  close(): Promise<void>
}

const HEADERS = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
} as const
const NO_PAGE = "default-src 'none'; frame-ancestors 'none'"

/**
 * Serves a live report on this machine alone: `/` the page, `/report` its content, `/events` server-sent events, and
 * the files of results that the page refers to, made from memory: nothing is looked up by a path that was asked for. No
 * other site may ask it or read from it.
 */
export async function openLiveServer({
  port,
  page,
  report,
  files,
  onClient,
}: LiveServerOptions): Promise<LiveServer> {
  const events = new EventStream()
  const answer = async (request: IncomingMessage, response: ServerResponse, own: number): Promise<void> => {
    const refused = refusal(request, own)
    if (refused !== undefined) return plain(response, refused.status, refused.message)
    const path = request.url?.split('?')[0]
    switch (path) {
      case '/': {
        const { html, policy } = await page()
        return send(response, 200, 'text/html', html, `${policy}; frame-ancestors 'none'`)
      }
      case '/report':
        return send(response, 200, 'application/json', await report())
      case '/events': {
        if (request.method === 'HEAD') return plain(response, 405, 'only GET')
        const headers = { ...HEADERS, 'content-security-policy': NO_PAGE }
        if (!events.connect(response, headers)) return plain(response, 503, 'too many pages listen')
        return onClient()
      }
      default: {
        const file = await files.get(path?.slice(1) ?? '')?.()
        if (file === undefined) return plain(response, 404, 'there is no such page; the report is at /')
        return send(response, 200, 'application/octet-stream', file)
      }
    }
  }
  const { server, port: own } = await listen(port, (taken) => (request, response) => {
    answer(request, response, taken).catch((error: unknown) => {
      if (response.headersSent) response.destroy()
      else plain(response, 500, messageOf(error))
    })
  })
  return {
    url: `http://${HOST}:${own}/`,
    clients: () => events.clients,
    progress: (progress) => events.send('progress', progress),
    version: (version) => events.send('report', { version }),
    async close() {
      await events.close()
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeAllConnections()
      await closed
    },
  }
}

function plain(response: ServerResponse, status: number, message: string): void {
  send(response, status, 'text/plain', `${message}\n`)
}

function send(
  response: ServerResponse,
  status: number,
  type: string,
  body: string | Uint8Array,
  policy: string = NO_PAGE,
): void {
  response.writeHead(status, {
    ...HEADERS,
    ...(status === 405 ? { allow: 'GET, HEAD' } : {}),
    'content-type': type === 'application/octet-stream' ? type : `${type}; charset=utf-8`,
    'content-length': Buffer.byteLength(body),
    'content-security-policy': policy,
  })
  response.end(response.req.method === 'HEAD' ? undefined : body)
}
