import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ByteCoder } from '../../../src/models/ngram/byte-coder.js'

function codes(text: string): number[] {
  const coder = new ByteCoder()
  const out = new Int32Array(coder.most(text.length))
  return [...out.subarray(0, coder.encode(text, out, 0))]
}

test('the example: a byte is its value behind the reserved codes', () => {
  expect(codes('\u00e9')).toEqual([0xc3 + 3, 0xa9 + 3])
  expect(new ByteCoder().size).toBe(259)
})

test('any well-formed text comes back as it was, byte order marks included', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(new ByteCoder().decode(codes(text))).toBe(text)
    }),
  )
  expect(new ByteCoder().decode(codes('\ufeffa\ufeff\0'))).toBe('\ufeffa\ufeff\0')
})

test('what UTF-8 cannot hold becomes U+FFFD: half a pair, and bytes that are no UTF-8', () => {
  const coder = new ByteCoder()
  expect(coder.decode(codes('a\ud800b'))).toBe('a\ufffdb')
  // By the Unicode standard, table 3-8: one U+FFFD for each maximal part of an ill-formed sequence.
  expect(coder.decode([0xc3 + 3, 0x61 + 3, 0xff + 3])).toBe('\ufffda\ufffd')
})

test('replacing writes the given bytes; where none is given the text stays as it is', () => {
  const coder = new ByteCoder()
  expect(coder.replace('abc', [-1, 0x7a + 3, -1])).toBe('azc')
  expect(coder.replace('\ud800', [-1, -1, -1])).toBe('\ud800')
})
