import type { IncomingHttpHeaders } from 'node:http'

export interface Refusal {
  readonly status: number
  readonly message: string
}

/**
 * Why a request is refused; undefined where it is not. A page from elsewhere can make a browser send requests to this
 * machine, also under a name of its own that it points here (DNS rebinding): what it then sends is its own name as
 * host, its own origin, or the mark of another site.
 */
export function refusal(
  { method, headers }: { readonly method?: string | undefined; readonly headers: IncomingHttpHeaders },
  port: number,
): Refusal | undefined {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`]
  // Browsers leave out the port that is usual.
  if (port === 80) hosts.push('127.0.0.1', 'localhost')
  if (headers.host === undefined || !hosts.includes(headers.host.toLowerCase())) {
    return { status: 421, message: `this server answers to http://${hosts[0]}/ alone` }
  }
  if (headers.origin !== undefined && !hosts.some((host) => headers.origin === `http://${host}`)) {
    return { status: 403, message: 'requests of other sites are refused' }
  }
  const site = headers['sec-fetch-site']
  // Following a link or typing the address is no request of a site's own.
  const isNavigation = headers['sec-fetch-mode'] === 'navigate'
  if (site !== undefined && !['same-origin', 'none'].includes(String(site)) && !isNavigation) {
    return { status: 403, message: 'requests of other sites are refused' }
  }
  if (method !== 'GET' && method !== 'HEAD') return { status: 405, message: 'only GET and HEAD' }
  return undefined
}
