import { describe, expect, it } from 'vitest'
import { onTexts } from '../helpers.js'

const kernels = ['ngram.n1', 'ngram.n2', 'ngram.n1to4', 'tfidf']
const orders = ['0.5', '1', '2', 'inf']

async function scoreOf(id: string, texts: readonly string[]): Promise<number> {
  return (await onTexts(id, texts)).value as number
}

describe('vendi', () => {
  it('does as its example says, in all orders', async () => {
    // By hand: the eigenvalues are 2/3 and 1/3.
    const texts = ['a b', 'a b', 'c']
    const roots = Math.sqrt(2 / 3) + Math.sqrt(1 / 3)
    const expected = [roots * roots, 1.889881574842308, 1 / (4 / 9 + 1 / 9), 3 / 2]
    for (const [at, order] of orders.entries()) {
      expect(await scoreOf(`vendi.ngram.n1.q${order}`, texts)).toBeCloseTo(expected[at], 12)
    }
    expect((await onTexts('vendi.ngram.n1.q1', texts)).n).toBe(3)
  })

  it('weighs words by TF-IDF', async () => {
    // By hand: two documents share `a` in all of two, so idf is 1 for a and ln(3/2) + 1 for b and c.
    const rare = Math.log(3 / 2) + 1
    const c = 1 / (1 + rare * rare)
    const expected = 1 / (((1 + c) * (1 + c)) / 4 + ((1 - c) * (1 - c)) / 4)
    expect(await scoreOf('vendi.tfidf.q2', ['a b', 'a c'])).toBeCloseTo(expected, 12)
  })

  it('averages the similarities of several orders', async () => {
    // By hand: a b and b a are alike as words, not as 2-grams, and have no longer ones: 1/4 of a similarity of 2/4.
    expect(await scoreOf('vendi.ngram.n1to4.q2', ['a b', 'b a'])).toBeCloseTo(1 / ((9 + 1) / 16), 12)
  })

  it.each(kernels)('%s: 1 for copies, the number for documents without common words', async (kernel) => {
    const copies = Array.from({ length: 4 }, () => '你好 世界 👋 你好')
    for (const order of orders) {
      const id = `vendi.${kernel}.q${order}`
      expect(await scoreOf(id, copies)).toBeCloseTo(1, 9)
      expect(await scoreOf(id, ['a b c d', 'e f g h', 'i j k l'])).toBeCloseTo(3, 9)
      expect(await scoreOf(id, ['a b c d'])).toBeCloseTo(1, 9)
    }
  })

  it('leaves out documents without tokens, and does not depend on the order', async () => {
    const texts = ['a b c', 'b c d e', 'x', 'c c d']
    for (const order of orders) {
      const id = `vendi.ngram.n1.q${order}`
      const value = await scoreOf(id, texts)
      expect(await scoreOf(id, ['', ...texts.toReversed(), ''])).toBeCloseTo(value, 9)
    }
  })

  it('is undefined without tokens or n-grams, and above the limit', async () => {
    expect((await onTexts('vendi.ngram.n1.q1', [])).undefinedReason).toBe('needs 1 document, has 0')
    expect((await onTexts('vendi.tfidf.q2', ['', ''])).undefinedReason).toBe('needs 1 token, has 0')
    expect((await onTexts('vendi.ngram.n2.q1', ['a', 'b'])).undefinedReason).toBe('no document has 2 tokens')
    const many = new Array<string>(5_001).fill('a')
    const reason = 'has 5,001 documents, limit 5,000: measure at fewer tokens'
    expect((await onTexts('vendi.ngram.n1.q1', many)).undefinedReason).toBe(reason)
  })
})
