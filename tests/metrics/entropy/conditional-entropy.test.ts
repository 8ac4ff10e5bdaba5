import { expect, it } from 'vitest'
import { keyedRng } from '../../../src/random/keyed.js'
import { onTexts } from '../helpers.js'

/** Words that follow one another by chance: from each, `branches` successors are equally likely. */
function chain(words: number, branches: number, tokens: number): string {
  const rng = keyedRng('chain')
  const text: string[] = []
  let word = 0
  for (let token = 0; token < tokens; token++) {
    text.push(`w${word}`)
    word = (word * 7 + rng.integer(branches)) % words
  }
  return text.join(' ')
}

it('is the number of bits the next word is open to', async () => {
  const { value } = await onTexts('conditional_entropy.n2', [chain(50, 4, 20_000)])
  expect(value).toBeCloseTo(2, 1)
})

it('is nothing where the next word is certain', async () => {
  const { value } = await onTexts('conditional_entropy.n2', ['a b '.repeat(500)])
  expect(value).toBeCloseTo(0, 2)
})

it('is the difference of the block entropies, up to the fifth token', async () => {
  const text = [chain(5, 2, 3000)]
  const [block5, block4] = await Promise.all([5, 4].map((n) => onTexts(`ngram_entropy.plugin.n${n}`, text)))
  const { value } = await onTexts('conditional_entropy.n5', text)
  expect(value).toBeCloseTo(block5.value! - block4.value!, 12)
  expect(value).toBeCloseTo(1, 1)
})

it('is undefined where the sample is too small for the order', async () => {
  expect(await onTexts('conditional_entropy.n3', [chain(500, 50, 20_000)])).toEqual({
    undefinedReason: expect.stringMatching(
      /^sample too small for order 3: \d+% of its 3-grams occur once \(at most 25%\)$/,
    ),
    n: 19_998,
  })
})

it('is undefined for a handful of words', async () => {
  expect(await onTexts('conditional_entropy.n2', ['a b c'])).toEqual({
    undefinedReason: 'needs 50 tokens, has 3',
    n: 3,
  })
})
