import { describe, expect, it } from 'vitest'
import { keyedRng } from '../../../src/random/keyed.js'
import { onTexts } from '../helpers.js'

describe.each(['zlib', 'gzip', 'brotli'])('compression_ratio.%s', (format) => {
  const id = `compression_ratio.${format}`

  it('is large for text that repeats itself', async () => {
    const { value, n } = await onTexts(id, ['rain '.repeat(1000)])
    expect(n).toBe(5000)
    expect(value).toBeGreaterThanOrEqual(100)
  })

  it('is about 8 / 2 for letters that say two bits each', async () => {
    const rng = keyedRng('letters')
    const text = Array.from({ length: 20_000 }, () => 'abcd'[rng.integer(4)]).join('')
    // No compressor does better than 4; these spend some of it on chance repetitions.
    const { value } = await onTexts(id, [text])
    expect(value).toBeLessThan(4)
    expect(value).toBeGreaterThan(3.1)
  })

  it('counts UTF-8 bytes', async () => {
    expect(await onTexts(id, ['你好', '👧'])).toMatchObject({ n: 6 + 1 + 4 })
  })

  it('is undefined without text, never 0', async () => {
    expect(await onTexts(id, [])).toEqual({ undefinedReason: 'needs 1 document, has 0', n: 0 })
    for (const texts of [[''], ['', '']]) {
      expect((await onTexts(id, texts)).undefinedReason).toBe('nothing to compress: every document is empty')
    }
  })
})

it('brotli sees copies further apart than deflate does', async () => {
  const rng = keyedRng('far')
  const document = Array.from({ length: 40_000 }, () => String.fromCharCode(97 + rng.integer(26))).join('')
  const [zlib, brotli] = await Promise.all(
    ['zlib', 'brotli'].map((format) => onTexts(`compression_ratio.${format}`, [document, document])),
  )
  expect(brotli.value! / zlib.value!).toBeGreaterThan(1.9)
})

it('does as its example says', async () => {
  expect((await onTexts('compression_ratio.zlib', ['rain '.repeat(1000)])).value).toBeGreaterThan(120)
})
