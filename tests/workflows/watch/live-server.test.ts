import { request } from 'node:http'
import { createServer } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BadInputError, EnvironmentError } from '../../../src/errors/index.js'
import { type LiveServer, openLiveServer } from '../../../src/workflows/watch/live-server.js'

const PAGE = { html: '<!doctype html><p>page', policy: "default-src 'none'" }
let server: LiveServer
let looked = 0

const open = (port = 0) =>
  openLiveServer({
    port,
    page: async () => PAGE,
    report: async () => '{"version":1}',
    files: new Map<string, () => Promise<string | undefined>>([
      ['results.csv', async () => 'a,b\n'],
      ['summary.json', async () => undefined],
    ]),
    onClient: () => {
      looked++
    },
  })

beforeEach(async () => {
  looked = 0
  server = await open()
})
afterEach(() => server.close())

interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly body: string
}

/** With any header: fetch would not let the host be chosen. */
function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(new URL(path, server.url), { method, headers, agent: false }, (response) => {
      let body = ''
      response.setEncoding('utf8').on('data', (text: string) => {
        body += text
      })
      response.on('end', () => resolve({ status: response.statusCode!, headers: response.headers, body }))
    })
    sent.on('error', reject)
    sent.end()
  })
}

interface Listener {
  readonly text: () => string
  until(part: string): Promise<void>
  leave(): void
}

/** A page that listens to events. */
function listener(): Promise<Listener> {
  return new Promise((resolve, reject) => {
    const sent = request(new URL('/events', server.url), { agent: false }, (response) => {
      let text = ''
      let check = () => {}
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part
        check()
      })
      response.on('error', () => {})
      const until = (part: string) =>
        new Promise<void>((found) => {
          check = () => {
            if (text.includes(part)) found()
          }
          check()
        })
      resolve({ text: () => text, until, leave: () => sent.destroy() })
    })
    sent.on('error', reject)
    sent.end()
  })
}

describe('the server of a live report', () => {
  it('gives the page and its content with headers that keep others out', async () => {
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/)
    const page = await ask('/')
    expect(page).toMatchObject({ status: 200, body: PAGE.html })
    expect(page.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    })
    expect(Object.keys(page.headers).filter((name) => name.startsWith('access-control'))).toEqual([])
    const content = await ask('/report?again')
    expect(content).toMatchObject({ status: 200, body: '{"version":1}' })
    expect(content.headers['content-type']).toBe('application/json; charset=utf-8')
    expect(await ask('/', {}, 'HEAD')).toMatchObject({ status: 200, body: '' })
  })

  it('gives files of results for saving, those that there are', async () => {
    const file = await ask('/results.csv')
    expect(file).toMatchObject({ status: 200, body: 'a,b\n' })
    expect(file.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    })
    expect((await ask('/summary.json')).status).toBe(404)
    expect((await ask('/results.csv', { origin: 'http://evil.example' })).status).toBe(403)
  })

  it('tells pages what was said last before it closes', async () => {
    const page = await listener()
    server.progress({ state: 'stopped', text: 'The run was stopped.', share: 0.5 })
    await server.close()
    await page.until('The run was stopped.')
    server = await open()
  })

  it('refuses other names, other sites, other methods and other paths', async () => {
    const port = new URL(server.url).port
    expect((await ask('/', { host: `evil.example:${port}` })).status).toBe(421)
    expect((await ask('/events', { host: `evil.example:${port}` })).status).toBe(421)
    expect((await ask('/report', { origin: 'http://evil.example' })).status).toBe(403)
    const posted = await ask('/', {}, 'POST')
    expect(posted.status).toBe(405)
    expect(posted.headers['allow']).toBe('GET, HEAD')
    expect((await ask('/../../etc/passwd')).status).toBe(404)
    expect((await ask('/%2e%2e/experiment.json')).status).toBe(404)
  })

  it('sends events to everyone who listens, the latest to those who come later', async () => {
    const many = await Promise.all(Array.from({ length: 12 }, listener))
    expect(looked).toBe(12)
    expect(server.clients()).toBe(12)
    server.progress({ state: 'running', text: 'a\nb', share: 0.25 })
    server.version(3)
    await Promise.all(many.map(({ until }) => until('"version":3}\n\n')))
    const told =
      'event: progress\ndata: {"state":"running","text":"a\\nb","share":0.25}\n\nevent: report\ndata: {"version":3}\n\n'
    expect(many.every(({ text }) => text() === `retry: 1000\n\n${told}`)).toBe(true)
    const late = await listener()
    await late.until('"version":3')
    expect(late.text()).toBe(`retry: 1000\n\n${told}`)
    for (const one of [...many, late]) one.leave()
  })

  it('goes on when a client disconnects', async () => {
    const [leaving, staying] = [await listener(), await listener()]
    leaving.leave()
    while (server.clients() > 1) await new Promise((resolve) => setTimeout(resolve, 5))
    server.version(1)
    await staying.until('"version":1')
    expect(leaving.text()).not.toContain('version')
    staying.leave()
  })

  it('takes 200 listeners and sends the next one away', async () => {
    const many = await Promise.all(Array.from({ length: 200 }, listener))
    expect((await ask('/events')).status).toBe(503)
    for (const one of many) one.leave()
  })

  it('says which port is in use', async () => {
    const taken = createServer()
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
    const { port } = taken.address() as { port: number }
    await expect(open(port)).rejects.toThrow(
      expect.objectContaining({
        message: `port ${port} of 127.0.0.1 is in use`,
        hint: expect.stringContaining('--port'),
      }),
    )
    await expect(open(port)).rejects.toThrow(EnvironmentError)
    await new Promise((resolve) => taken.close(resolve))
    await expect(open(70_000)).rejects.toThrow(BadInputError)
  })
})
