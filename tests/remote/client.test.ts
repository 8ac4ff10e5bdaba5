import { describe, expect, it } from 'vitest'
import { RemoteError } from '../../src/errors/index.js'
import { type ClientOptions, openClient } from '../../src/remote/client.js'
import { embedTexts } from '../../src/remote/embeddings.js'
import { closedUrl, embeddingsAnswer, failure, openServer } from './server.js'

const KEY = 'secret-key-0123456789'

async function ask(baseUrl: string, options: ClientOptions = {}, signal?: AbortSignal) {
  const client = await openClient({ baseUrl, model: 'm' }, { environment: {}, retries: 1, ...options })
  return embedTexts(client, ['rain'], { signal })
}

async function failureOf(asking: Promise<unknown>): Promise<RemoteError> {
  const error: unknown = await asking.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(RemoteError)
  return error as RemoteError
}

describe('a client', () => {
  it('sends the key of the environment, or one that stands for none', async () => {
    const { baseUrl, asked } = await openServer()
    await ask(baseUrl)
    await ask(baseUrl, { environment: { OPENAI_API_KEY: KEY } })
    expect(asked.map(({ authorization }) => authorization)).toEqual(['Bearer none', `Bearer ${KEY}`])
  })

  it('waits as long as a busy server asks, and tries again', async () => {
    const { baseUrl, asked } = await openServer((one, request) =>
      request === 1 ? failure(429, 'slow down', { 'retry-after': '0.05' }) : embeddingsAnswer(one),
    )
    expect(await ask(baseUrl)).toHaveLength(1)
    expect(asked).toHaveLength(2)
  })

  it('does not wait for hours', async () => {
    const { baseUrl, asked } = await openServer(() => failure(429, 'quota', { 'retry-after': '36000' }))
    const error = await failureOf(ask(baseUrl))
    expect(error.message).toContain('status 429')
    expect(error.hint).toContain('Run again later')
    expect(asked).toHaveLength(1)
  })

  it('tells a missing key from a refused one, and shows neither', async () => {
    const { baseUrl } = await openServer(({ authorization }) =>
      failure(401, `bad key ${authorization} sk-ab****yz`),
    )
    const missing = await failureOf(ask(baseUrl))
    expect(missing.hint).toContain('set the environment variable OPENAI_API_KEY')
    const refused = await failureOf(ask(baseUrl, { environment: { OPENAI_API_KEY: KEY } }))
    expect(refused.hint).toBe('The server refuses the key in OPENAI_API_KEY.')
    expect(refused.message).toContain('bad key Bearer [key] [key]')
    const everything = [
      refused.message,
      refused.hint,
      refused.stack,
      JSON.stringify(refused),
      String(refused.cause),
    ]
    expect(everything.join(' ')).not.toContain(KEY)
  })

  it('says what to do where nothing listens', async () => {
    const url = await closedUrl()
    const error = await failureOf(ask(url, { retries: 0 }))
    expect(error.message).toBe(`${url}: no connection (ECONNREFUSED), 1 attempt`)
    expect(error.hint).toContain('start the server, or mend base_url')
  })

  it('names a server that is not in time', async () => {
    const { baseUrl } = await openServer(() => new Promise(() => {}))
    const error = await failureOf(ask(baseUrl, { retries: 0, timeoutSeconds: 0.05 }))
    expect(error.message).toContain('no answer within 0.05 s, 1 attempt')
  })

  it('names a model that is not there, and texts that are too long', async () => {
    const unknown = await openServer(() => failure(404, 'no such model'))
    expect((await failureOf(ask(unknown.baseUrl))).hint).toContain('know the model "m"')
    const long = await openServer(() => failure(400, 'maximum context length is 8192 tokens'))
    expect((await failureOf(ask(long.baseUrl))).hint).toContain('longer than the model "m" takes')
  })

  it('stops at once, also between two attempts', async () => {
    const { baseUrl } = await openServer(() => failure(503, 'busy', { 'retry-after': '60' }))
    const stop = new AbortController()
    const asking = ask(baseUrl, {}, stop.signal)
    setTimeout(() => stop.abort(new Error('stopped')), 50)
    await expect(asking).rejects.toThrow('stopped')
  })
})
