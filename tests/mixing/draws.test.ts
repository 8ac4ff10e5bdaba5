import { describe, expect, it } from 'vitest'
import { documentsOf } from './context.js'

/** The human documents of a mix in generations 1 to `generations`. */
async function humanDocuments(draw: string, share: number, generations = 4, seed = 1): Promise<string[][]> {
  const found: string[][] = []
  const documents = Math.round(share * 100)
  for (let generation = 1; generation <= generations; generation++) {
    const kept = Array.from({ length: generation }, () => 100)
    const options = { strategy: 'mix', human: { share, draw } }
    const sizes = { kept, fresh: 1000, freshUsed: documents * (generation - 1) }
    const texts = await documentsOf(options, sizes, seed)
    expect(texts).toHaveLength(100)
    found.push(texts.filter((text) => !text.startsWith('sample')))
  }
  return found
}

describe('draws of human data', () => {
  it('fixed: the same documents in every generation', async () => {
    const [first, ...rest] = await humanDocuments('fixed', 0.2)
    expect(first).toHaveLength(20)
    expect(new Set(first).size).toBe(20)
    for (const other of rest) expect(other).toEqual(first)
  })

  it('fixed and redraw: 10% is part of 50% under the same seed', async () => {
    for (const draw of ['fixed', 'redraw']) {
      const small = await humanDocuments(draw, 0.1)
      const large = await humanDocuments(draw, 0.5)
      for (const [generation, documents] of small.entries()) {
        expect(large[generation].slice(0, 10)).toEqual(documents)
      }
    }
  })

  it('redraw: another subset in every generation, each document of the split in reach', async () => {
    const drawn = await humanDocuments('redraw', 0.2, 30)
    expect(new Set(drawn.map((documents) => [...documents].sort().join())).size).toBe(30)
    for (const documents of drawn) expect(new Set(documents).size).toBe(20)
    // 100 documents, 30 draws of 20: one is missed with probability 0.8^30 = 0.1%.
    expect(new Set(drawn.flat()).size).toBeGreaterThan(97)
  })

  it('fresh: never a document twice, never one of the training split', async () => {
    const drawn = (await humanDocuments('fresh', 0.2)).flat()
    expect(drawn).toHaveLength(80)
    expect(new Set(drawn).size).toBe(80)
    expect(drawn.every((text) => text.startsWith('fresh '))).toBe(true)
  })

  it('other seeds draw other documents', async () => {
    const [one] = await humanDocuments('fixed', 0.2, 1, 1)
    const [two] = await humanDocuments('fixed', 0.2, 1, 2)
    expect(two).not.toEqual(one)
  })

  it.each(['fixed', 'redraw', 'fresh'])(
    '%s: human-subset holds the human documents of the mix',
    async (draw) => {
      const sizes = { kept: [100, 100], fresh: 50, freshUsed: 25 }
      const human = { share: 0.25, draw }
      const mixed = await documentsOf({ strategy: 'mix', human }, sizes)
      const alone = await documentsOf({ strategy: 'human-subset', human }, sizes)
      expect(alone).toEqual(mixed.filter((text) => !text.startsWith('sample')))
    },
  )

  it('the synthetic part is a subset of the last sample alone, without repetition', async () => {
    const texts = await documentsOf(
      { strategy: 'mix', human: { share: 0.4, draw: 'fixed' } },
      { kept: [100, 100, 100] },
    )
    const synthetic = texts.filter((text) => text.startsWith('sample'))
    expect(new Set(synthetic).size).toBe(60)
    expect(synthetic.every((text) => text.startsWith('sample-2 '))).toBe(true)
  })
})
