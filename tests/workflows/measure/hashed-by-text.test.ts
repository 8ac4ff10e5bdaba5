import { expect, test } from 'vitest'
import { hashedVectors } from '../../../src/text/hashed-vectors.js'
import { hashedByText } from '../../../src/workflows/measure/hashed-by-text.js'

test('gives what hashing all at once gives, in any order and again', () => {
  const texts = ['the cat sat', '', 'a dog barks', 'the cat sat']
  const vectors = hashedByText()
  for (const asked of [texts, texts.toReversed()]) {
    expect(vectors(asked).values).toEqual(hashedVectors(asked))
  }
})
