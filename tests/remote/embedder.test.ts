import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { modelIdentity, RemoteEmbedder, type RemoteEmbedderOptions } from '../../src/remote/embedder.js'
import { temporaryFolder } from '../helpers/folder.js'
import { embeddingsAnswer, failure, openServer, vectorOf } from './server.js'

const KEY = 'secret-key-0123456789'

function embedder(
  baseUrl: string,
  folder: string,
  options: Partial<RemoteEmbedderOptions> = {},
): RemoteEmbedder {
  const environment = { OPENAI_API_KEY: KEY }
  return new RemoteEmbedder({ baseUrl, model: 'm' }, { folder, environment, retries: 0, ...options })
}

/** Files of the only endpoint in a folder. */
function files(folder: string): string[] {
  return readdirSync(folder).flatMap((name) =>
    readdirSync(join(folder, name)).map((file) => join(folder, name, file)),
  )
}

describe('a remote embedder', () => {
  it('gives a row for each text, the zero vector for texts without characters', async () => {
    const { baseUrl, asked } = await openServer()
    const { values, rows, dimension } = await embedder(baseUrl, temporaryFolder()).embed([
      'ab',
      '',
      'c',
      ' \n',
      'ab',
    ])
    expect([rows, dimension]).toEqual([5, 3])
    const [ab, c] = ['ab', 'c'].map((text) => [...Float32Array.from(vectorOf(text))])
    expect([...values]).toEqual([...ab, 0, 0, 0, ...c, 0, 0, 0, ...ab])
    // Each text once, none without characters.
    expect(asked.map(({ input }) => input)).toEqual([['ab', 'c']])
  })

  it('asks for nothing twice, also in another process and without a server', async () => {
    const folder = temporaryFolder()
    const { baseUrl, asked } = await openServer()
    const first = await embedder(baseUrl, folder).embed(['a', 'b'])
    const other = embedder(baseUrl, folder)
    expect(await other.embed(['b', 'c', 'a'])).toMatchObject({ rows: 3, dimension: 3 })
    expect(asked.map(({ input }) => input)).toEqual([['a', 'b'], ['c']])
    expect((await embedder(baseUrl, folder).embed(['a', 'b'])).values).toEqual(first.values)
    expect(asked).toHaveLength(2)
  })

  it('keeps what was answered before a failure', async () => {
    const folder = temporaryFolder()
    const texts = Array.from({ length: 200 }, (_, at) => `text ${at}`)
    const { baseUrl, asked } = await openServer((one, request) =>
      one.input.length === 72 && request <= 2 ? failure(400, 'no') : embeddingsAnswer(one),
    )
    await expect(embedder(baseUrl, folder).embed(texts)).rejects.toThrow('status 400')
    expect((await embedder(baseUrl, folder).embed(texts)).rows).toBe(200)
    expect(asked.map(({ input }) => input.length).sort()).toEqual([128, 72, 72])
  })

  it('asks again for what is damaged, and says so', async () => {
    const folder = temporaryFolder()
    const { baseUrl, asked } = await openServer()
    const whole = await embedder(baseUrl, folder).embed(['a', 'b'])
    for (const damage of [
      (bytes: Buffer) => bytes.subarray(0, 20),
      (bytes: Buffer) => bytes.subarray(0, bytes.length - 1),
      (bytes: Buffer) => bytes.fill(7, bytes.length - 4),
      () => Buffer.alloc(0),
    ]) {
      const [path] = files(folder)
      writeFileSync(path, damage(readFileSync(path)))
      const warnings: string[] = []
      const mended = embedder(baseUrl, folder, { warn: (message) => warnings.push(message) })
      expect((await mended.embed(['a', 'b'])).values).toEqual(whole.values)
      expect(warnings).toEqual([
        expect.stringMatching(/\.vectors: .*its texts are sent to the server again$/),
      ])
    }
    expect(asked).toHaveLength(5)
  })

  it('never writes the key', async () => {
    const folder = temporaryFolder()
    const { baseUrl } = await openServer()
    await embedder(baseUrl, folder).embed(['a'])
    expect(files(folder)).toHaveLength(1)
    for (const path of files(folder)) expect(readFileSync(path, 'latin1')).not.toContain(KEY)
  })

  it('refuses a server that answers in another length than before', async () => {
    const folder = temporaryFolder()
    const { baseUrl } = await openServer((one, request) =>
      embeddingsAnswer({ ...one, dimensions: 2 + request }),
    )
    const own = embedder(baseUrl, folder)
    await own.embed(['a'])
    await expect(own.embed(['b'])).rejects.toThrow('vectors of 3 numbers were expected, one has 4')
    // What does not fit is not kept.
    expect(files(folder)).toHaveLength(1)
  })

  it('tells models, servers and lengths apart', () => {
    const model = { baseUrl: 'http://a/v1', model: 'm' }
    const others = [
      model,
      { ...model, model: 'n' },
      { ...model, baseUrl: 'http://b/v1' },
      { ...model, dimensions: 9 },
    ]
    expect(new Set(others.map(modelIdentity)).size).toBe(4)
  })
})
