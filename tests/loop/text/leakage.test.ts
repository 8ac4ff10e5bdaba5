import { describe, expect, it } from 'vitest'
import { leakageWarning } from '../../../src/loop/text/leakage.js'

const words = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => `w${from + index}`).join(' ')

describe('leakageWarning', () => {
  it('counts test documents that are nearly in the training split', () => {
    const long = words(0, 60)
    const train = [words(1000, 40), `${long} and more`, long.replace('w59', 'other')]
    const test = [words(2000, 40), long, words(3000, 3)]
    // 56 5-grams; two more words add two: 56 / 58.
    expect(leakageWarning({ train, test })).toBe(
      '1 of 3 test documents is a near-duplicate (Jaccard >= 0.8 of word 5-grams) of a training document, first: ' +
        '"w0 w1 w2 w3 w4 w5 w6 w7 w8 w9 w10 w11 w12 w13 w14 w15 w16 w1…" and ' +
        '"w0 w1 w2 w3 w4 w5 w6 w7 w8 w9 w10 w11 w12 w13 w14 w15 w16 w1…" (0.97); losses on them measure memory',
    )
    expect(leakageWarning({ train, test: ['a\nb', ...test, words(1000, 40)] })).toContain(
      '2 of 5 test documents are near-duplicates',
    )
  })

  it('is silent where there are none', () => {
    expect(leakageWarning({ train: [words(0, 20)], test: [words(50, 20)] })).toBeUndefined()
  })
})
