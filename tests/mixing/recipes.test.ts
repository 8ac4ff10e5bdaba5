import { describe, expect, it } from 'vitest'
import { compose, load, parse } from './context.js'

describe('human-only', () => {
  it('is the whole training split in every generation', async () => {
    const expected = {
      parts: [{ source: 'human', take: { kind: 'all' } }],
      requested: { documents: 100, humanShare: 1 },
    }
    expect(await compose({ strategy: 'human-only' }, { kept: [90] })).toEqual(expected)
    expect(await compose({ strategy: 'human-only' }, { kept: [90, 80, 70], budget: 200 })).toEqual(expected)
  })

  it('is a fixed part of it under a smaller budget, so that all arms train on as much', async () => {
    const take = { kind: 'shuffled', label: 'human', from: 0, to: 10 }
    expect(await compose({ strategy: 'human-only' }, { kept: [90, 80, 70], budget: 10 })).toEqual({
      parts: [{ source: 'human', take }],
      requested: { documents: 10, humanShare: 1 },
    })
  })
})

describe('replace', () => {
  it('is all of the last kept sample and nothing else', async () => {
    expect(await compose({ strategy: 'replace' }, { kept: [90, 80, 70] })).toEqual({
      parts: [{ source: { sample: 2 }, take: { kind: 'all' } }],
      requested: { documents: 70, humanShare: 0 },
    })
  })
})

describe('accumulate', () => {
  it('is all human data and every sample', async () => {
    expect(await compose({ strategy: 'accumulate' }, { kept: [90, 80] })).toEqual({
      parts: [
        { source: 'human', take: { kind: 'all' } },
        { source: { sample: 0 }, take: { kind: 'all' } },
        { source: { sample: 1 }, take: { kind: 'all' } },
      ],
      requested: { documents: 270, humanShare: 100 / 270 },
    })
  })
})

describe('mix', () => {
  it('is so many human documents and the rest of the budget from the last sample', async () => {
    const options = { strategy: 'mix', human: { share: 0.1, draw: 'redraw' } }
    expect(await compose(options, { kept: [100, 95], budget: 80 })).toEqual({
      parts: [
        { source: 'human', take: { kind: 'shuffled', label: 'human/generation-2', from: 0, to: 8 } },
        { source: { sample: 1 }, take: { kind: 'shuffled', label: 'synthetic', from: 0, to: 72 } },
      ],
      requested: { documents: 80, humanShare: 0.1 },
    })
  })

  it('takes a count as it is, whatever the budget', async () => {
    const options = { strategy: 'mix', human: { count: 30, draw: 'fixed' } }
    const { parts, requested } = await compose(options, { kept: [100], budget: 60 })
    expect(parts[0].take).toEqual({ kind: 'shuffled', label: 'human', from: 0, to: 30 })
    expect(requested).toEqual({ documents: 60, humanShare: 0.5 })
  })

  it('rounds a share to whole documents, and requests it as it was asked for', async () => {
    const options = { strategy: 'mix', human: { share: 0.125, draw: 'fixed' } }
    const { parts, requested } = await compose(options, { kept: [100], budget: 100 })
    expect(parts[0].take).toMatchObject({ to: 13 })
    expect(requested.humanShare).toBe(0.125)
  })

  it('has one part only at share 0 and share 1', async () => {
    const none = await compose({ strategy: 'mix', human: { share: 0, draw: 'fixed' } }, { kept: [100] })
    expect(none.parts).toEqual([{ source: { sample: 0 }, take: { kind: 'all' } }])
    const all = await compose({ strategy: 'mix', human: { share: 1, draw: 'fixed' } }, { kept: [100] })
    expect(all.parts).toEqual([{ source: 'human', take: { kind: 'all' } }])
  })

  it('hands out fresh documents from where the last generation stopped', async () => {
    const options = { strategy: 'mix', human: { share: 0.1, draw: 'fresh' } }
    const { parts } = await compose(options, { kept: [100, 100], fresh: 30, freshUsed: 10 })
    expect(parts[0]).toEqual({ source: 'fresh', take: { kind: 'range', from: 10, to: 20 } })
  })

  it('repeats a source as a whole, then adds a subset, where repetition is allowed', async () => {
    const options = { strategy: 'mix', human: { count: 250, draw: 'redraw', allow_repetition: true } }
    const { parts } = await compose(options, { kept: [20], budget: 300 })
    expect(parts).toEqual([
      { source: 'human', take: { kind: 'all' }, repetitions: 2 },
      { source: 'human', take: { kind: 'shuffled', label: 'human/generation-1', from: 0, to: 50 } },
      { source: { sample: 0 }, take: { kind: 'all' }, repetitions: 2 },
      { source: { sample: 0 }, take: { kind: 'shuffled', label: 'synthetic', from: 0, to: 10 } },
    ])
  })
})

describe('human-subset', () => {
  it.each(['fixed', 'redraw', 'fresh'])('is the human part of the mix with draw %s', async (draw) => {
    const sizes = { kept: [100, 100, 100], fresh: 200, freshUsed: 80, budget: 90 }
    for (const human of [
      { share: 0.1, draw },
      { count: 40, draw },
    ]) {
      const mixed = await compose({ strategy: 'mix', human }, sizes)
      const alone = await compose({ strategy: 'human-subset', human }, sizes)
      expect(alone.parts).toEqual(mixed.parts.slice(0, -1))
      const documents = human.count ?? 9
      expect(alone.requested).toEqual({ documents, humanShare: 1 })
    }
  })
})

describe('asking for more than there is', () => {
  const more: readonly [string, object, Parameters<typeof compose>[1], string][] = [
    [
      'human documents',
      { strategy: 'mix', human: { count: 120, draw: 'fixed' } },
      { kept: [300], budget: 300 },
      'the mix wants 120 documents of the human training split, there are 100',
    ],
    [
      'synthetic documents',
      { strategy: 'mix', human: { share: 0.1, draw: 'fixed' } },
      { kept: [100, 60] },
      "the mix wants 90 documents of generation 1's kept sample, there are 60",
    ],
    [
      'an empty sample, even with repetition',
      { strategy: 'mix', human: { share: 0.1, draw: 'fixed', allow_repetition: true } },
      { kept: [0] },
      "the mix wants 90 documents of generation 0's kept sample, there are none",
    ],
    [
      'fresh documents',
      { strategy: 'mix', human: { share: 0.5, draw: 'fresh' } },
      { kept: [100, 100], fresh: 70, freshUsed: 50 },
      'generation 2 wants 50 fresh human documents, 20 are left of 70',
    ],
    [
      'a human part larger than the mix',
      { strategy: 'mix', human: { count: 60, draw: 'fixed' } },
      { kept: [100], budget: 50 },
      'the mix wants 60 human documents in a budget of 50',
    ],
    [
      'a subset larger than the split',
      { strategy: 'human-subset', human: { count: 101, draw: 'redraw' } },
      { kept: [100] },
      'the mix wants 101 documents of the human training split, there are 100',
    ],
    [
      'a subsample larger than the pool',
      { strategy: 'accumulate-subsample' },
      { kept: [50], budget: 151 },
      'generation 1 wants 151 documents, human data and samples hold 150',
    ],
  ]

  it.each(more)('%s: refused, with what to do', async (_what, options, sizes, message) => {
    const error = await compose(options as { strategy: string }, sizes).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ name: 'RunError', message })
  })

  it.each(more.filter(([what]) => !what.startsWith('an empty')))(
    '%s: with a hint',
    async (_, options, sizes) => {
      const error = await compose(options as { strategy: string }, sizes).catch((thrown: unknown) => thrown)
      expect((error as { hint: string }).hint).toMatch(/^(Ask|Give|Set) .*\.$/)
    },
  )
})

describe('options', () => {
  it('hold one size and say how it is drawn', () => {
    const bad = [
      { strategy: 'mix' },
      { strategy: 'mix', human: { draw: 'fixed' } },
      { strategy: 'mix', human: { share: 0.1 } },
      { strategy: 'mix', human: { share: 0.1, count: 10, draw: 'fixed' } },
      { strategy: 'mix', human: { share: 1.2, draw: 'fixed' } },
      { strategy: 'mix', human: { share: -0.1, draw: 'fixed' } },
      { strategy: 'mix', human: { count: 1.5, draw: 'fixed' } },
      { strategy: 'human-subset', human: { share: 0.1, draw: 'sometimes' } },
      { strategy: 'replace', human: { share: 0.1, draw: 'fixed' } },
    ]
    for (const options of bad) expect(() => parse(options), JSON.stringify(options)).toThrow()
  })

  it.each([
    [
      { strategy: 'mix', human: { share: 0.07, draw: 'redraw' } },
      '7% human (redraw), the rest the last sample',
    ],
    [
      { strategy: 'mix', human: { count: 200, draw: 'fixed' } },
      '200 human (fixed), the rest the last sample',
    ],
    [{ strategy: 'human-subset', human: { share: 0.5, draw: 'fresh' } }, '50% human (fresh) alone'],
    [{ strategy: 'replace' }, 'the last sample alone'],
  ])('%j is described as "%s"', async (options, words) => {
    expect((await load(options.strategy)).describe(parse(options))).toBe(words)
  })
})
