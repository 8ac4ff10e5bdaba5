import { describe, expect, it } from 'vitest'
import { pairMean } from '../../../src/metrics/similarity/pair-mean.js'
import { rougeHomogenization } from '../../../src/metrics/similarity/rouge-l.js'
import { keyedRng } from '../../../src/random/keyed.js'
import { textView } from '../../../src/text/view.js'
import { Vocabulary } from '../../../src/text/vocabulary.js'
import { onTexts } from '../helpers.js'

const rng = keyedRng('rouge-l')

describe('rouge_l.homogenization', () => {
  it('does as its example says', async () => {
    expect(await onTexts('rouge_l.homogenization', ['a b', 'a c', 'b a'])).toEqual({ value: 1 / 2, n: 3 })
  })

  it('is 1 for copies and 0 for pairs with an empty document', async () => {
    expect((await onTexts('rouge_l.homogenization', ['你好 👋', '你好 👋'])).value).toBe(1)
    // By hand: one pair of three is alike.
    expect((await onTexts('rouge_l.homogenization', ['a', '', 'a'])).value).toBeCloseTo(1 / 3, 12)
  })

  it('is undefined without two documents or any token', async () => {
    expect((await onTexts('rouge_l.homogenization', ['a b'])).undefinedReason).toBe(
      'needs 2 documents, has 1',
    )
    expect((await onTexts('rouge_l.homogenization', ['', ''])).undefinedReason).toBe('needs 1 token, has 0')
  })

  it('is undefined where it would take too long, and says what to do', async () => {
    const words = (count: number) => Array.from({ length: count }, () => 'a').join(' ')
    const book = await onTexts('rouge_l.homogenization', [words(30_001), 'a'])
    expect(book.undefinedReason).toBe('has a document of 30,001 tokens, limit 30,000')
    // By hand: 60 x 59 / 2 pairs of 20,000 tokens each, 32 pairs of tokens a step.
    const chapters = await onTexts('rouge_l.homogenization', new Array<string>(60).fill(words(20_000)))
    expect(chapters.undefinedReason).toBe('would take 2.2e+10 steps, limit 2e+10: measure at fewer tokens')
  })

  it('draws pairs where there are more than allowed, around the mean of all', () => {
    const texts = Array.from({ length: 60 }, (_, key) => {
      const own = rng.fork(key)
      return Array.from({ length: 1 + own.integer(30) }, () => `w${own.integer(12)}`).join(' ')
    })
    const view = textView(texts, new Vocabulary())
    const all = rougeHomogenization(view, rng)
    expect(all).toMatchObject({ standardError: 0, pairs: 1770 })
    const drawn = rougeHomogenization(view, rng, 1000)
    expect(drawn.pairs).toBe(1000)
    expect(drawn.standardError).toBeGreaterThan(0)
    expect(Math.abs(drawn.mean - all.mean)).toBeLessThan(4 * drawn.standardError)
    expect(rougeHomogenization(view, rng.fork('other'), 1000).mean).not.toBe(drawn.mean)
  })
})

describe('pairMean', () => {
  it('draws every pair equally often', () => {
    const counts = new Map<string, number>()
    const count = (first: number) => (second: number) => {
      counts.set(`${first} ${second}`, (counts.get(`${first} ${second}`) ?? 0) + 1)
      return first
    }
    for (let trial = 0; trial < 1000; trial++) pairMean(5, count, rng.fork(trial), 9)
    expect(counts.size).toBe(10)
    // 900 expected for each of ten pairs; four standard deviations are 114.
    for (const drawn of counts.values()) expect(Math.abs(drawn - 900)).toBeLessThan(115)
  })
})
