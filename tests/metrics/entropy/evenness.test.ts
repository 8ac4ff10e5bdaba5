import { expect, it } from 'vitest'
import { onTexts } from '../helpers.js'

it('does as its example says', async () => {
  // Entropy of 3, 2, 1 is 1.4591 bits, of three equal kinds log2 3.
  const { value, n } = await onTexts('evenness.n1', ['a b', 'a b', 'a c'])
  expect(value).toBeCloseTo(1.4591479170272448 / Math.log2(3), 12)
  expect(n).toBe(6)
})

it('is 1 where all are equally frequent, and falls as one prevails', async () => {
  expect((await onTexts('evenness.n2', ['a b c', '你 好 👧'])).value).toBeCloseTo(1, 12)
  expect((await onTexts('evenness.n1', [`${'a '.repeat(500)}b`])).value).toBeLessThan(0.03)
})

it('is undefined where there is one kind, none, or no n-gram', async () => {
  expect(await onTexts('evenness.n1', ['a a', 'a'])).toEqual({
    undefinedReason: 'all 1-grams are the same one',
    n: 3,
  })
  expect((await onTexts('evenness.n1', [])).undefinedReason).toBe('needs 1 token, has 0')
  expect((await onTexts('evenness.n2', ['a', 'b'])).undefinedReason).toBe('no document has 2 tokens')
})
