import { describe, expect, it } from 'vitest'
import type { Model, SampleRequest } from '../../../src/contracts/model.js'
import { drawProbe } from '../../../src/loop/text/probe.js'
import { keyedRng } from '../../../src/random/keyed.js'
import { byCharacters } from '../../../src/text/code-points.js'
import { byWhiteSpace } from '../../../src/text/tokenisation.js'

const DECODING = { temperature: 1, max_tokens: 10 }

const sizeOf = (tokens: number, tokenisation = byWhiteSpace) => ({ tokens, tokenisation })

/** A model whose document i is given, and that remembers what it was asked. */
function modelOf(document: (index: number) => string, finished: (index: number) => boolean = () => true) {
  const asked: SampleRequest[] = []
  const model: Pick<Model, 'sample'> = {
    async sample(request) {
      asked.push(request)
      const indices = Array.from({ length: request.count }, (_, offset) => request.from + offset)
      return {
        batch: { kind: 'text', texts: indices.map(document), provenance: [] },
        finished: Uint8Array.from(indices, (index) => (finished(index) ? 1 : 0)),
        tokens: 0,
      }
    },
  }
  return { model: model as Model, asked }
}

describe('drawProbe', () => {
  it('stops with the document that reaches the number of tokens, kept whole', async () => {
    const { model } = modelOf((index) => `one two three of ${index}`)
    const { texts, cut } = await drawProbe(model, DECODING, sizeOf(12), keyedRng(1), {})
    expect(texts).toEqual([0, 1, 2].map((index) => `one two three of ${index}`))
    expect(cut).toEqual([])
  })

  it('counts tokens as the tokenisation cuts them', async () => {
    const { model } = modelOf(() => 'ab cd')
    const { texts, tokens } = await drawProbe(model, DECODING, sizeOf(12, byCharacters), keyedRng(1), {})
    expect([texts.length, tokens]).toEqual([3, 15])
  })

  it('says which documents the token limit cut', async () => {
    const { model } = modelOf(
      () => 'a b',
      (index) => index % 2 === 0,
    )
    expect((await drawProbe(model, DECODING, sizeOf(10), keyedRng(1), {})).cut).toEqual([1, 3])
  })

  it('asks for documents in a row, whatever the blocks', async () => {
    const { model, asked } = modelOf((index) => `${index}`)
    const { texts } = await drawProbe(model, DECODING, sizeOf(700), keyedRng(1), {})
    expect(texts).toEqual(Array.from({ length: 700 }, (_, index) => `${index}`))
    const ends = asked.map(({ from, count }) => from + count)
    expect(asked.map(({ from }) => from)).toEqual([0, ...ends.slice(0, -1)])
  })

  it('tells how far it is in tokens, never back', async () => {
    const told: number[] = []
    const model: Pick<Model, 'sample'> = {
      async sample({ count }, _decoding, _rng, work) {
        for (const done of [0, count / 2, count]) work?.progress?.(done, count)
        const texts = Array.from({ length: count }, () => 'a b')
        return { batch: { kind: 'text', texts, provenance: [] }, finished: new Uint8Array(count), tokens: 0 }
      },
    }
    const work = { progress: (done: number, total: number) => void told.push(done / total) }
    await drawProbe(model as Model, DECODING, sizeOf(1000), keyedRng(1), work)
    // Blocks of 256 documents of 2 tokens: nothing is known within the first, then 512 tokens are there.
    expect(told).toEqual([0, 0, 0, 0.512, 0.768, 1, 1])
  })

  it('ends on a model that writes only empty documents, after as many as tokens', async () => {
    const { model } = modelOf(() => '')
    const { texts } = await drawProbe(model, DECODING, sizeOf(300), keyedRng(1), {})
    expect(texts).toEqual(Array(300).fill(''))
  })
})
