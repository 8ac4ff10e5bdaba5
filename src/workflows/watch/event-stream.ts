import type { ServerResponse } from 'node:http'
import { setTimeout } from 'node:timers/promises'

/** Pages that may listen at once. */
const MOST_CLIENTS = 200
/** Bytes that wait for a client that does not read; beyond them it is let go, and comes again when it can. */
const MOST_WAITING = 1 << 20
const HEARTBEAT_MILLISECONDS = 15_000
const MILLISECONDS_TO_END = 500

/** Server-sent events to any number of pages. The latest event of each name is sent to those that come later. */
export class EventStream {
  readonly #clients = new Set<ServerResponse>()
  readonly #latest = new Map<string, string>()
  readonly #heartbeat: NodeJS.Timeout

  constructor() {
    // A connection that is gone is noticed when something is sent.
    this.#heartbeat = setInterval(() => this.#write(': here\n\n'), HEARTBEAT_MILLISECONDS).unref()
  }

  get clients(): number {
    return this.#clients.size
  }

  /** Takes the response of a request over; false where there are too many already. */
  connect(response: ServerResponse, headers: Readonly<Record<string, string>>): boolean {
    if (this.#clients.size >= MOST_CLIENTS) return false
    response.writeHead(200, { ...headers, 'content-type': 'text/event-stream; charset=utf-8' })
    response.write(`retry: 1000\n\n${[...this.#latest.values()].join('')}`)
    this.#clients.add(response)
    const gone = () => this.#clients.delete(response)
    response.on('close', gone)
    response.on('error', gone)
    return true
  }

  send(name: string, data: unknown): void {
    // JSON has no line breaks of its own, which would end an event.
    const event = `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`
    this.#latest.set(name, event)
    this.#write(event)
  }

  /** Ends when the pages have been sent what was told last, or after a moment: one that does not read is not waited for. */
  async close(): Promise<void> {
    clearInterval(this.#heartbeat)
    const ended = [...this.#clients].map((client) => new Promise<void>((resolve) => client.end(resolve)))
    this.#clients.clear()
    const moment = new AbortController()
    await Promise.race([
      Promise.all(ended),
      setTimeout(MILLISECONDS_TO_END, undefined, { signal: moment.signal }).catch(() => undefined),
    ])
    moment.abort()
  }

  #write(text: string): void {
    for (const client of this.#clients) {
      if (client.writableLength > MOST_WAITING) client.destroy()
      else client.write(text)
    }
  }
}
