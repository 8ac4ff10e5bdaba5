import { describe, expect, it } from 'vitest'
import { compose, load, parse } from './context.js'

describe('window', () => {
  it('is all that the last k generations kept', async () => {
    expect(await compose({ strategy: 'window', generations: 2 }, { kept: [90, 80, 70] })).toEqual({
      parts: [
        { source: { sample: 1 }, take: { kind: 'all' } },
        { source: { sample: 2 }, take: { kind: 'all' } },
      ],
      requested: { documents: 150, humanShare: 0 },
    })
  })

  it('is fewer while there are fewer', async () => {
    const { parts } = await compose({ strategy: 'window', generations: 5 }, { kept: [90, 80] })
    expect(parts.map(({ source }) => source)).toEqual([{ sample: 0 }, { sample: 1 }])
    const options = parse({ strategy: 'window', generations: 5 })
    const needs = (await load('window')).needs
    const sizes = { budget: 10, human: 10, sample: 20 }
    expect([1, 4, 5, 9].map((generation) => needs(options, generation, sizes).documents)).toEqual([
      20, 80, 100, 100,
    ])
  })

  it.each([
    [1, 'the last sample alone'],
    [3, 'the samples of the last 3 generations'],
  ])('of %d is described as "%s"', async (generations, words) => {
    expect((await load('window')).describe(parse({ strategy: 'window', generations }))).toBe(words)
  })

  it('has at least one generation', () => {
    for (const generations of [0, -1, 1.5, undefined]) {
      expect(() => parse({ strategy: 'window', generations })).toThrow()
    }
  })
})
