import { describe, expect, it } from 'vitest'
import { compose, documentsOf, load, parse } from './context.js'

const last = { source: { sample: 1 }, take: { kind: 'all' } }

describe('anchor', () => {
  it('is all human data and the whole last sample, whatever the budget', async () => {
    expect(await compose({ strategy: 'anchor' }, { kept: [100, 60], budget: 10 })).toEqual({
      parts: [{ source: 'human', take: { kind: 'all' } }, last],
      requested: { documents: 160, humanShare: 100 / 160 },
    })
  })

  it('takes a count, or a part of the human data', async () => {
    const kept = [100, 60]
    const count = await compose({ strategy: 'anchor', human: { count: 20, draw: 'fixed' } }, { kept })
    expect(count.parts).toEqual([
      { source: 'human', take: { kind: 'shuffled', label: 'human', from: 0, to: 20 } },
      last,
    ])
    expect(count.requested).toEqual({ documents: 80, humanShare: 0.25 })
    const part = { of_source: 0.4, draw: 'redraw' }
    const { parts } = await compose({ strategy: 'anchor', human: part }, { kept, human: 50 })
    expect(parts[0].take).toEqual({ kind: 'shuffled', label: 'human/generation-2', from: 0, to: 20 })
  })

  it('hands out fresh documents, as many as the part of the training split', async () => {
    const human = { of_source: 0.1, draw: 'fresh' }
    const { parts } = await compose(
      { strategy: 'anchor', human },
      { kept: [100, 60], fresh: 30, freshUsed: 10 },
    )
    expect(parts[0]).toEqual({ source: 'fresh', take: { kind: 'range', from: 10, to: 20 } })
  })

  it('repeats human documents only where that is allowed', async () => {
    const human = { count: 250, draw: 'fixed' }
    await expect(compose({ strategy: 'anchor', human }, { kept: [10] })).rejects.toThrow(
      'the mix wants 250 documents of the human training split, there are 100',
    )
    const repeated = { strategy: 'anchor', human: { ...human, allow_repetition: true } }
    expect(await documentsOf(repeated, { kept: [10] })).toHaveLength(260)
  })

  it.each([
    [{ strategy: 'anchor' }, 'all human data and the last sample'],
    [
      { strategy: 'anchor', human: { of_source: 0.07, draw: 'redraw' } },
      '7% of the human data (redraw) and the last sample',
    ],
    [{ strategy: 'anchor', human: { count: 20, draw: 'fixed' } }, '20 human (fixed) and the last sample'],
  ])('%j is described as "%s"', async (options, words) => {
    expect((await load('anchor')).describe(parse(options))).toBe(words)
  })

  it('takes exactly one size, and no share of the mix', () => {
    const draw = 'fixed'
    for (const human of [
      { draw },
      { count: 1, of_source: 0.5, draw },
      { share: 0.5, draw },
      { of_source: 0, draw },
      { of_source: 1.1, draw },
      { count: 0, draw },
      { count: 5 },
    ]) {
      expect(() => parse({ strategy: 'anchor', human }), JSON.stringify(human)).toThrow()
    }
  })
})
