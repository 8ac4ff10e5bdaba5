import { describe, expect, it } from 'vitest'
import type { Model } from '../../../src/contracts/model.js'
import { RunError } from '../../../src/errors/index.js'
import { contextOf, measure, wordModel } from '../helpers.js'

const even = wordModel({ a: 1 / 4, b: 1 / 4, c: 1 / 4 }, 1 / 4)

describe('human_loss', () => {
  it('does as its example says, the ends of documents included', async () => {
    const context = contextOf({ test: ['a b', 'c'], model: even })
    expect(await measure('human_loss.per_token', context)).toMatchObject({ n: 5 })
    expect((await measure('human_loss.per_token', context)).value).toBeCloseTo(Math.log(4), 12)
    expect((await measure('human_loss.perplexity', context)).value).toBeCloseTo(4, 12)
    // 5 tokens of 2 bits each over the 3 + 1 bytes of "a b" and "c"
    expect((await measure('human_loss.bits_per_byte', context)).value).toBeCloseTo(10 / 4, 12)
    expect((await measure('human_loss.zero_probability_share', context)).value).toBe(0)
    expect((await measure('human_loss.oov_share', context)).value).toBe(0)
  })

  it('counts UTF-8 bytes', async () => {
    const model = wordModel({ 你好: 1 / 2 }, 1 / 2)
    const { value } = await measure('human_loss.bits_per_byte', contextOf({ test: ['你好'], model }))
    expect(value).toBeCloseTo(2 / 6, 12)
  })

  it('stays infinite where a token has no probability, and says how many have none', async () => {
    const context = contextOf({ test: ['a x', 'b b'], model: even })
    for (const name of ['per_token', 'perplexity', 'bits_per_byte']) {
      expect((await measure(`human_loss.${name}`, context)).value).toBe(Number.POSITIVE_INFINITY)
    }
    expect(await measure('human_loss.zero_probability_share', context)).toEqual({ value: 1 / 6, n: 6 })
    expect((await measure('human_loss.oov_share', context)).value).toBe(1 / 6)
    expect((await measure('human_loss.finite_per_token', context)).value).toBeCloseTo(Math.log(4), 12)
  })

  it('has no finite part where nothing has probability', async () => {
    const context = contextOf({ test: ['x y'], model: wordModel({}, 0) })
    expect((await measure('human_loss.finite_per_token', context)).undefinedReason).toMatch(/no token/)
    expect((await measure('human_loss.zero_probability_share', context)).value).toBe(1)
  })

  it('scores the test split once for all its metrics', async () => {
    let calls = 0
    const counted: Model = {
      ...even,
      score: (...args) => {
        calls++
        return even.score(...args)
      },
    }
    const context = contextOf({ test: ['a b'], model: counted })
    await Promise.all(
      ['per_token', 'perplexity', 'oov_share'].map((name) => measure(`human_loss.${name}`, context)),
    )
    expect(calls).toBe(1)
  })

  it('is undefined without human text and for densities', async () => {
    expect(await measure('human_loss.per_token', contextOf({ model: even }))).toEqual({
      undefinedReason: 'human test split: needs 1 document, has 0',
      n: 0,
    })
    const density: Model = {
      ...even,
      score: async (batch) => ({ ...(await even.score(batch)), kind: 'density' }),
    }
    expect(
      (await measure('human_loss.per_token', contextOf({ test: ['a'], model: density }))).undefinedReason,
    ).toMatch(/densities/)
  })

  it('fails the run where a score is not a number', async () => {
    const broken = wordModel({ a: Number.NaN }, 1)
    await expect(
      measure('human_loss.per_token', contextOf({ test: ['b', 'a'], model: broken })),
    ).rejects.toBeInstanceOf(RunError)
  })
})

describe('probe_loss.generation_0', () => {
  it('is the mean over predicted tokens, with a histogram by document', async () => {
    const generationZero = wordModel({ a: Math.exp(-1), b: Math.exp(-3) }, 1)
    const context = contextOf({ probe: ['a a', 'b b', ''], generationZero })
    const { value, n, histogram } = await measure('probe_loss.generation_0', context)
    expect(value).toBeCloseTo((1 + 1 + 3 + 3) / 7, 12)
    expect(n).toBe(7)
    // Document means: 2/3, 2 and 0 nats.
    expect(histogram?.counts.map((count, bin) => (count > 0 ? bin : -1)).filter((bin) => bin >= 0)).toEqual([
      0, 6, 20,
    ])
    expect(histogram?.edges.slice(0, 4)).toEqual([0, 0.1, 0.2, 0.3])
    expect(histogram?.edges).toHaveLength((histogram?.counts.length ?? 0) + 1)
  })

  it('does not score the end of a document that was cut', async () => {
    const generationZero = wordModel({ a: 1 / 2 }, 0)
    const context = contextOf({
      probe: ['a', 'a a a'],
      probeOptions: { finished: Uint8Array.of(0, 1), tokens: 2 },
      generationZero,
    })
    expect((await measure('probe_loss.generation_0', context)).value).toBeCloseTo(Math.LN2, 12)
  })

  it('stays infinite, and infinite documents are in no bin', async () => {
    const context = contextOf({ probe: ['a', 'x'], generationZero: even })
    const { value, histogram } = await measure('probe_loss.generation_0', context)
    expect(value).toBe(Number.POSITIVE_INFINITY)
    expect(histogram?.counts.reduce((sum, count) => sum + count, 0)).toBe(1)
  })

  it('is undefined for an empty probe', async () => {
    expect((await measure('probe_loss.generation_0', contextOf({}))).undefinedReason).toBe(
      'needs 1 document, has 0',
    )
  })
})

describe('model_entropy_rate', () => {
  const rate = { value: Math.LN2, standardError: 0.01 * Math.LN2, tokens: 20_000 }

  it('gives bits with an interval of 1.96 standard errors', async () => {
    const model = wordModel({}, 1, { entropyRate: async () => rate })
    const measured = await measure('model_entropy_rate', contextOf({ model }))
    expect(measured.value).toBeCloseTo(1, 12)
    expect(measured.low).toBeCloseTo(1 - 0.0196, 5)
    expect(measured.high).toBeCloseTo(1 + 0.0196, 5)
    expect(measured.n).toBe(20_000)
  })

  it('has no interval without a standard error, and no value without the ability', async () => {
    const model = wordModel({}, 1, { entropyRate: async () => ({ ...rate, standardError: Number.NaN }) })
    expect(await measure('model_entropy_rate', contextOf({ model }))).toEqual({ value: 1, n: 20_000 })
    expect((await measure('model_entropy_rate', contextOf({ model: even }))).undefinedReason).toMatch(
      /cannot tell/,
    )
  })
})
