import { describe, expect, it } from 'vitest'
import { RunError } from '../../src/errors/index.js'
import { openClient } from '../../src/remote/client.js'
import { type EmbedOptions, embedTexts } from '../../src/remote/embeddings.js'
import { type Answer, embeddingsAnswer, openServer, vectorOf } from './server.js'

async function embed(baseUrl: string, texts: readonly string[], options: EmbedOptions = {}) {
  const client = await openClient({ baseUrl, model: 'm' }, { environment: {}, retries: 0 })
  return embedTexts(client, texts, options)
}

describe('vectors of texts', () => {
  it('come in the order of the texts, however batches and answers are ordered', async () => {
    const { baseUrl, asked } = await openServer(async (one, request) => {
      await new Promise((resolve) => setTimeout(resolve, request === 1 ? 30 : 0))
      return embeddingsAnswer(one)
    })
    const texts = Array.from({ length: 300 }, (_, at) => `text ${at}`)
    const vectors = await embed(baseUrl, texts)
    expect(vectors).toEqual(texts.map((text) => Float32Array.from(vectorOf(text))))
    expect(asked.map(({ input }) => input.length).sort()).toEqual([128, 128, 44])
    expect(asked[0]).toMatchObject({ model: 'm', encoding_format: 'float' })
  })

  it('are asked for in the length wanted', async () => {
    const { baseUrl, asked } = await openServer()
    expect((await embed(baseUrl, ['rain'], { dimensions: 5 }))[0]).toHaveLength(5)
    expect(asked[0].dimensions).toBe(5)
  })

  it('are told of batch by batch', async () => {
    const { baseUrl } = await openServer()
    const received: number[] = []
    await embed(baseUrl, Array(130).fill('a'), {
      received: (positions) => {
        received.push(...positions)
      },
    })
    expect(received.sort((a, b) => a - b)).toEqual(Array.from({ length: 130 }, (_, at) => at))
  })

  const WRONG: readonly [string, (answer: Answer) => unknown, RegExp][] = [
    ['no list', () => ({ ok: true }), /no list `data`/],
    ['too few', () => ({ data: [{ index: 0, embedding: [1] }] }), /2 texts were sent and 1 vectors came/],
    [
      'one twice',
      () => ({ data: [0, 0].map((index) => ({ index, embedding: [1] })) }),
      /the index 0 among 2/,
    ],
    [
      'no numbers',
      () => ({ data: [0, 1].map((index) => ({ index, embedding: ['x'] })) }),
      /no list of numbers/,
    ],
    [
      'unlike lengths',
      () => ({ data: [0, 1].map((index) => ({ index, embedding: Array(index + 1).fill(1) })) }),
      /vectors of 1 numbers were expected, one has 2/,
    ],
  ]
  for (const [name, body, message] of WRONG) {
    it(`are refused where the answer has ${name}`, async () => {
      const { baseUrl } = await openServer((one) => ({ body: body(embeddingsAnswer(one)) }))
      const asking = embed(baseUrl, ['a', 'b'])
      await expect(asking).rejects.toThrow(message)
      await expect(asking).rejects.toBeInstanceOf(RunError)
    })
  }

  it('are refused where the server ignores the length wanted', async () => {
    const { baseUrl } = await openServer(({ input }) =>
      embeddingsAnswer({ input, model: 'm', authorization: '' }),
    )
    await expect(embed(baseUrl, ['a'], { dimensions: 8 })).rejects.toThrow(
      'vectors of 8 numbers were expected, one has 3',
    )
  })
})
