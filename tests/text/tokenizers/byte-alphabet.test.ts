import { expect, test } from 'vitest'
import {
  BYTES_IN_ORDER,
  bytesOfToken,
  CHARACTER_OF_BYTE,
  occursInUtf8,
  writtenBytes,
} from '../../../src/text/tokenizers/byte-alphabet.js'

/** `bytes_to_unicode()` of GPT-2's encoder.py: the well-known ones, and the first and last that are shifted. */
test('writes bytes as GPT-2 does', () => {
  expect(CHARACTER_OF_BYTE[0x20]).toBe('Ġ')
  expect(CHARACTER_OF_BYTE[0x0a]).toBe('Ċ')
  expect(CHARACTER_OF_BYTE[0x00]).toBe('Ā')
  expect(CHARACTER_OF_BYTE[0xad]).toBe('Ń')
  expect(CHARACTER_OF_BYTE[0x41]).toBe('A')
  expect(new Set(CHARACTER_OF_BYTE).size).toBe(256)
})

test('orders bytes as the ids of GPT-2: "!" is 0, "ÿ" 187, "Ā" 188', () => {
  expect(BYTES_IN_ORDER[0]).toBe(0x21)
  expect(BYTES_IN_ORDER[187]).toBe(0xff)
  expect(BYTES_IN_ORDER[188]).toBe(0x00)
  expect(BYTES_IN_ORDER[220]).toBe(0x20)
})

/** "âŃ¢" is how Hugging Face's tests (byte_level.rs, offsets_when_char_split_up) write U+2B62. */
test('writes and reads the bytes of a token', () => {
  expect(writtenBytes(Buffer.from('\u2b62'))).toBe('âŃ¢')
  expect(writtenBytes(Buffer.from(' é'))).toBe('ĠÃ©')
  expect(Buffer.from(bytesOfToken('âŃ¢')!).toString()).toBe('\u2b62')
  expect(bytesOfToken('<a b>')).toBeUndefined()
  expect(bytesOfToken('語')).toBeUndefined()
})

test('knows the 13 bytes that no UTF-8 holds', () => {
  const never = BYTES_IN_ORDER.filter((byte) => !occursInUtf8(byte)).sort((one, other) => one - other)
  expect(never).toEqual([0xc0, 0xc1, 0xf5, 0xf6, 0xf7, 0xf8, 0xf9, 0xfa, 0xfb, 0xfc, 0xfd, 0xfe, 0xff])
})
