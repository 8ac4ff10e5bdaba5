import { gzip } from 'pako'
import { expect, it } from 'vitest'
import { compressedSize, sizeOfView } from '../../../src/metrics/entropy/compressors.js'
import { textView } from '../../../src/text/view.js'
import { Vocabulary } from '../../../src/text/vocabulary.js'

const texts = ['one two three', 'two three four', '三 四 👧'.repeat(50)]

it('gzip is the stream of zlib in an envelope of 12 more bytes', () => {
  const zlib = compressedSize(texts, 'zlib-9').compressed
  expect(compressedSize(texts, 'gzip-9').compressed).toBe(zlib + 12)
  // pako's own gzip, level 9.
  expect(gzip(Buffer.from(texts.join('\n')), { level: 9 })).toHaveLength(zlib + 12)
})

it('joins by the separator asked for', () => {
  expect(compressedSize(['a', 'b'], 'zlib-9', '--').raw).toBe(4)
})

it('is the same for a view and its texts', () => {
  const view = textView(texts, new Vocabulary())
  for (const codec of ['zlib-9', 'gzip-9', 'brotli-5'] as const) {
    expect(sizeOfView(view, codec)).toEqual(compressedSize(texts, codec))
    expect(sizeOfView(view, codec)).toEqual(compressedSize(texts, codec))
  }
})
