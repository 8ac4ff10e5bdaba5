import { describe, expect, it } from 'vitest'
import type { TextBatch } from '../../src/contracts/batch.js'
import { TOKEN_OUT_OF_VOCABULARY } from '../../src/contracts/model.js'
import { fitReferenceModel } from '../../src/models/reference-model.js'

function batch(texts: readonly string[]): TextBatch {
  return {
    kind: 'text',
    texts,
    provenance: [{ length: texts.length, origin: { kind: 'human', pool: 'train' } }],
  }
}

const human = batch(['the cat sat', 'the cat ran', 'a dog sat', 'the dog ran', 'the cat sat down'])

describe('fitReferenceModel', () => {
  it('prefers what is like human text', async () => {
    const model = await fitReferenceModel(human)
    const { logProbabilities, offsets } = await model.score(batch(['the cat sat', 'sat cat the']))
    const [like, unlike] = [0, 1].map((item) =>
      logProbabilities.slice(offsets[item], offsets[item + 1]).reduce((sum, value) => sum + value, 0),
    )
    expect(like).toBeGreaterThan(unlike)
  })

  it('gives every text probability, and flags words that human text lacks', async () => {
    const { logProbabilities, flags } = await (await fitReferenceModel(human)).score(
      batch(['the unicorn sat']),
    )
    expect(logProbabilities.every(Number.isFinite)).toBe(true)
    expect([...flags].map((flag) => flag & TOKEN_OUT_OF_VOCABULARY)).toEqual([0, 1, 0, 0])
  })

  it('obeys a stop', async () => {
    await expect(fitReferenceModel(human, { signal: AbortSignal.abort() })).rejects.toThrow()
  })
})
