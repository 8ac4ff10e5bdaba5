import { describe, expect, it } from 'vitest'
import type { MetricContext } from '../../../src/contracts/metric.js'
import { metricEntries, selectMetricIds } from '../../../src/metrics/registry.js'
import { keyedRng } from '../../../src/random/keyed.js'
import { contextOf, measure, measureAll, measureGroups, onTexts } from '../helpers.js'

/** Sixty tokens: forty words once, ten twice. */
const forty = Array.from({ length: 40 }, (_, word) => `once${word}`)
const ten = Array.from({ length: 10 }, (_, word) => `twice${word}`)
const sixty = [forty.join(' '), ten.join(' '), ten.join(' ')]

/** Zipf-like chatter of a fixed seed in documents of fifty words. */
function chatter(tokens: number): string[] {
  const rng = keyedRng('chatter')
  const words = Array.from({ length: tokens }, () => `w${Math.floor(Math.exp(rng.uniform() * 6))}`)
  return Array.from({ length: tokens / 50 }, (_, at) => words.slice(at * 50, at * 50 + 50).join(' '))
}

describe('the examples of the definitions', () => {
  const small = ['a b', 'a b', 'a c']

  it('hill: counts 3, 2 and 1', async () => {
    expect((await onTexts('hill.q0.n1', small)).value).toBe(3)
    expect((await onTexts('hill.q1.n1', small)).value).toBeCloseTo(2 * Math.sqrt(3) * Math.cbrt(0.5), 10)
    expect(await onTexts('hill.q2.n1', small)).toEqual({ value: expect.closeTo(36 / 14, 10), n: 6 })
    expect((await onTexts('hill.q2.n2', small)).value).toBeCloseTo(9 / 5, 10)
  })

  it('hill_profile: the same counts', async () => {
    const profile = await measureGroups('hill_profile.n1', contextOf({ probe: small }))
    expect(Object.keys(profile)).toHaveLength(17)
    expect(profile['q=0']).toBe(3)
    expect(profile['q=1']).toBeCloseTo(2.7495, 4)
    expect(profile['q=2']).toBeCloseTo(36 / 14, 10)
    // (98 / 1296)^(-1/3): 81 + 16 + 1 over 6^4.
    expect(profile['q=4']).toBeCloseTo(Math.cbrt(1296 / 98), 10)
  })

  it('sixty words: richness, coverage, unseen mass', async () => {
    expect((await onTexts('chao1.n1', sixty)).value).toBeCloseTo(50 + (40 * 39) / 22, 10)
    expect((await onTexts('hill_asymptotic.q0.n1', sixty)).value).toBeCloseTo(
      50 + ((59 / 60) * 1600) / 20,
      10,
    )
    expect((await onTexts('sample_coverage.n1', sixty)).value).toBeCloseTo(1 - (2 / 3) * (2360 / 2380), 10)
    expect((await onTexts('unseen_mass.good_turing.n1', sixty)).value).toBeCloseTo(2 / 3, 12)
    // Ten pairs agree of 60 x 59 / 2.
    expect((await onTexts('hill_asymptotic.q2.n1', sixty)).value).toBeCloseTo(177, 8)
  })

  it('ace: words that occur 40, 12, 3, 2 and 1 times', async () => {
    const text = `${'a '.repeat(40)}${'b '.repeat(12)}c c c d d e`
    // scikit-bio: ace([12, 3, 2, 1]) is 4.6; one more frequent word is one more.
    expect((await onTexts('ace.n1', [text])).value).toBeCloseTo(5.6, 10)
  })

  it('hill_at_size: 21 times the same 50 words', async () => {
    // Two tokens agree with chance 50 x 21 x 20 / (1050 x 1049) = 20 / 1049.
    const words = Array.from({ length: 50 }, (_, word) => `w${word}`).join(' ')
    const { value } = await onTexts('hill_at_size.q2.m1000.n1', new Array(21).fill(words))
    expect(value).toBeCloseTo(1 / (1 / 1000 + ((999 / 1000) * 20) / 1049), 10)
    expect(value).toBeCloseTo(49.88, 2)
  })

  it('hill_at_coverage: two words in turn', async () => {
    // One token covers 249 / 499 of what follows it; two cover 1 - 250 x 249 / (499 x 498) and have 1 + 250 / 499 kinds.
    const [one, two] = [249 / 499, 1 - (250 * 249) / (499 * 498)]
    const size = 1 + (0.5 - one) / (two - one)
    const { value } = await onTexts('hill_at_coverage.q0.c50.n1', ['a b '.repeat(250)])
    expect(value).toBeCloseTo(1 + ((size - 1) * 250) / 499, 10)
  })
})

describe('at declared levels', () => {
  const probe = chatter(1500)

  it('extrapolates to twice the sample, and says what it would need', async () => {
    expect((await onTexts('hill_at_size.q0.m1000.n1', chatter(500))).value).toBeGreaterThan(100)
    expect((await onTexts('hill_at_size.q0.m1000.n1', chatter(450))).undefinedReason).toBe(
      "at 1,000 1-grams: needs about 1,000 1-grams, more than twice the sample's 450 (coverage 79.8%)",
    )
    expect((await onTexts('hill_at_coverage.q1.c90.n2', probe)).undefinedReason).toMatch(
      /^at 90% coverage: needs about [\d,]+ 2-grams, more than twice the sample's 1,470 \(coverage [\d.]+%\)$/,
    )
  })

  it('changes by chance alone with the size of the sample', async () => {
    for (const id of ['hill_at_size.q0.m1000.n1', 'hill_at_coverage.q1.c50.n1', 'hill_at_size.q2.m1000.n2']) {
      const [small, large] = await Promise.all([1500, 6000].map((tokens) => onTexts(id, chatter(tokens))))
      expect(Math.abs(small.value! / large.value! - 1), id).toBeLessThan(0.1)
    }
  })

  it('has intervals by name, around the same value', async () => {
    expect(selectMetricIds(['ecology']).filter((id) => id.includes('boot'))).toEqual([])
    const context = contextOf({ probe })
    for (const ending of ['q0.m1000.n1', 'q1.m1000.n2']) {
      const { value, low, high } = await measure(`hill_at_size.boot50.${ending}`, context)
      expect(value).toBe((await measure(`hill_at_size.${ending}`, context)).value)
      expect(low!).toBeLessThan(value!)
      expect(high!).toBeGreaterThan(value!)
    }
    expect(await onTexts('hill_at_size.boot50.q0.m1000.n1', ['a '.repeat(600)])).toEqual({
      value: 1,
      low: 1,
      high: 1,
      n: 600,
    })
    const small = await onTexts('hill_at_coverage.boot50.q0.c50.n1', ['a b'])
    expect(small).toEqual({ undefinedReason: 'needs 50 tokens, has 2', n: 2 })
  })
})

describe('on odd texts', () => {
  const ids = metricEntries.filter(({ group }) => group === 'ecology').flatMap((entry) => entry.ids)
  const odd: Record<string, string[]> = {
    'no documents': [],
    'empty documents': ['', '', ''],
    'one document': [chatter(100).join(' ')],
    'documents too short for a pair': new Array(80).fill('a'),
    'one pair': [...new Array(80).fill('a'), 'a b'],
    'identical documents': new Array(20).fill('one two three four five'),
    'one word': ['a '.repeat(200)],
    'all different': [Array.from({ length: 200 }, (_, word) => `w${word}`).join(' ')],
    CJK: new Array(30).fill('你好 世界 再见'),
    emoji: new Array(30).fill('👧 👩‍👩‍👧 👧'),
  }

  it.each(Object.entries(odd))('%s: a number or a reason, never NaN', async (_, probe) => {
    const context = contextOf({ probe })
    for (const id of ids) {
      for (const { value, undefinedReason, low, high } of await measureAll(id, context)) {
        if (value === undefined) expect(undefinedReason, id).toMatch(/./)
        else expect(Number.isFinite(value), id).toBe(true)
        if (low !== undefined) expect(low <= value! && value! <= high!, id).toBe(true)
      }
    }
  })

  it('does not depend on the order of documents', async () => {
    const probe = chatter(500)
    const [context, turned] = [probe, probe.toReversed()].map((texts) => contextOf({ probe: texts }))
    const values = (given: MetricContext) => Promise.all(ids.map((id) => measureAll(id, given)))
    expect(await values(turned)).toEqual(await values(context))
  })

  it('says why', async () => {
    const reason = async (id: string, texts: readonly string[]) => (await onTexts(id, texts)).undefinedReason
    expect(await reason('chao1.n1', ['a b c'])).toBe('needs 50 tokens, has 3')
    expect(await reason('hill.q0.n2', ['a', 'b'])).toBe('no document has 2 tokens')
    expect(await reason('chao1.n2', [...new Array(60).fill('a'), 'a b'])).toBe('needs 50 2-grams, has 1')
    expect(await reason('ace.n1', odd['all different'])).toBe(
      'every 1-gram that occurs up to 10 times occurs once',
    )
    expect(await reason('hill_asymptotic.q2.n1', odd['all different'])).toBe('no 1-gram occurs twice')
    expect(await reason('unseen_mass.simple_good_turing.n1', odd['one word'])).toBe(
      "the counts do not decline like Zipf's law (slope 0.00, needs below -1)",
    )
  })
})
