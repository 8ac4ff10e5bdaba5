import { describe, expect, it } from 'vitest'
import { compressedSize } from '../../../src/metrics/entropy/compressors.js'
import { onTexts } from '../helpers.js'

describe('compression_ratio.zlib', () => {
  it('is large for text that repeats itself', async () => {
    const { value, n } = await onTexts('compression_ratio.zlib', ['rain '.repeat(1000)])
    expect(n).toBe(5000)
    expect(value).toBeGreaterThan(120)
  })

  it('counts UTF-8 bytes', async () => {
    expect(await onTexts('compression_ratio.zlib', ['你好', '👧'])).toMatchObject({ n: 6 + 1 + 4 })
  })

  it('is undefined without text, never 0', async () => {
    expect(await onTexts('compression_ratio.zlib', [])).toEqual({
      undefinedReason: 'needs 1 document, has 0',
      n: 0,
    })
    expect((await onTexts('compression_ratio.zlib', [''])).undefinedReason).toMatch(/nothing to compress/)
  })

  it('gzip is the same stream in an envelope of 12 more bytes', () => {
    const texts = ['one two three', 'two three four']
    expect(compressedSize(texts, 'gzip-9').compressed - compressedSize(texts, 'zlib-9').compressed).toBe(12)
  })
})
