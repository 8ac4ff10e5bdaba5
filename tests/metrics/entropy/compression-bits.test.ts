import { expect, it } from 'vitest'
import { keyedRng } from '../../../src/random/keyed.js'
import { onTexts } from '../helpers.js'

it('does as its example says', async () => {
  // 38 bytes, by `deflate` of pako 2.1, level 9.
  const { value, n } = await onTexts('compression_bits_per_character.zlib', ['rain '.repeat(1000)])
  expect(value).toBeCloseTo((8 * 38) / 5000, 12)
  expect(n).toBe(5000)
})

it.each(['zlib', 'brotli'])('%s stays above the entropy rate and near it', async (codec) => {
  const rng = keyedRng('letters')
  const text = Array.from({ length: 20_000 }, () => 'abcd'[rng.integer(4)]).join('')
  const { value } = await onTexts(`compression_bits_per_character.${codec}`, [text])
  expect(value).toBeGreaterThan(2)
  expect(value).toBeLessThan(2.6)
})

it('counts characters, not bytes or halves of surrogate pairs, and the separators', async () => {
  expect((await onTexts('compression_bits_per_character.zlib', ['你好', '👧', 'a'])).n).toBe(
    2 + 1 + 1 + 1 + 1,
  )
})

it('is undefined without text', async () => {
  expect((await onTexts('compression_bits_per_character.brotli', [])).undefinedReason).toBe(
    'needs 1 document, has 0',
  )
  expect((await onTexts('compression_bits_per_character.brotli', ['', ''])).undefinedReason).toBe(
    'nothing to compress: every document is empty',
  )
})
