import { describe, expect, it } from 'vitest'
import { contextOf, measure } from '../helpers.js'
import { measure as measured } from '../../../src/metrics/measured.js'
import { loadMetrics, selectMetricIds } from '../../../src/metrics/registry.js'

const ids = selectMetricIds(['kl_divergence', 'ngram_divergence', 'rank_turbulence'])

describe('divergences of n-grams from held-out human text', () => {
  it('do as their examples say', async () => {
    const context = contextOf({ test: ['a b'], probe: ['a a'] })
    const value = async (id: string) => (await measure(id, context)).value
    expect(await value('kl.human_to_sample.add_half.n1')).toBeCloseTo(
      Math.log2(3 / 5) / 2 + Math.log2(3) / 2,
      12,
    )
    expect(await value('kl.sample_to_human.add_half.n1')).toBeCloseTo(
      (5 / 6) * Math.log2(5 / 3) + (1 / 6) * Math.log2(1 / 3),
      12,
    )
    expect(await value('js_divergence.n1')).toBeCloseTo(0.3113, 4)
    expect(await value('js_distance.n1')).toBeCloseTo(0.5579, 4)
    expect(await value('hellinger.n1')).toBeCloseTo(0.5412, 4)
    expect(await measure('total_variation.n1', context)).toEqual({ value: 1 / 2, n: 2 })
  })

  it('tell the directions apart: a narrowed sample has lost, an inflated one has invented', async () => {
    const human = ['a a b b c c d d e e']
    const narrow = contextOf({ test: human, probe: ['a a a a a b b b b b'] })
    const wide = contextOf({ test: ['a a a a a b b b b b'], probe: human })
    const lost = async (context: typeof narrow) =>
      (await measure('kl.human_to_sample.add_half.n1', context)).value
    const invented = async (context: typeof narrow) =>
      (await measure('kl.sample_to_human.add_half.n1', context)).value
    expect(await lost(narrow)).toBeGreaterThan((await invented(narrow)) as number)
    expect(await invented(wide)).toBe(await lost(narrow))
  })

  it('look at the test split, not at the train split', async () => {
    const context = contextOf({ train: ['x y z'], test: ['a b c'], probe: ['a b c'] })
    for (const id of ids) expect((await measure(id, context)).value, id).toBe(0)
  })

  it('do not depend on the order of documents', async () => {
    const [test, probe] = [
      ['a b c d', 'b c', 'e'],
      ['c b a', 'e e', 'b c f g', '你好 😀'],
    ]
    for (const id of ids) {
      const one = await measure(id, contextOf({ test, probe }))
      const other = await measure(id, contextOf({ test: test.toReversed(), probe: probe.toReversed() }))
      expect(other, id).toEqual(one)
    }
  })

  it('are 0 for identical documents, in any script', async () => {
    const texts = ['你好 世界', '你好 世界', '', '👍🏽 😀 e\u0301 \u00e9']
    for (const id of ids) {
      expect((await measure(id, contextOf({ test: texts, probe: texts }))).value, id).toBe(0)
    }
  })

  it('say why they are undefined', async () => {
    const reason = async (id: string, given: Parameters<typeof contextOf>[0]) =>
      (await measure(id, contextOf(given))).undefinedReason
    for (const id of ids) {
      const n = Number(id.at(-1))
      const few = `needs ${n} token${n === 1 ? '' : 's'}, has 0`
      expect(await reason(id, { test: ['a b'] }), id).toBe(few)
      expect(await reason(id, { test: ['a b'], probe: ['', ''] }), id).toBe(few)
      expect(await reason(id, { probe: ['a b'] }), id).toBe(`human test split: ${few}`)
      if (n === 1) continue
      expect(await reason(id, { test: ['a b'], probe: ['a', 'b'] }), id).toBe('no document has 2 tokens')
      expect(await reason(id, { test: ['a', 'b'], probe: ['a b'] }), id).toBe(
        'human test split: no document has 2 tokens',
      )
    }
  })

  it('are undefined where no human text was given', async () => {
    const without = new Map([['human', 'no human text was given']] as const)
    for (const metric of await loadMetrics(ids)) {
      expect(await measured(metric, contextOf({ probe: ['a b'], without }))).toEqual([
        { undefinedReason: 'no human text was given' },
      ])
    }
  })
})
