import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CharacterCoder } from '../../../src/models/ngram/character-coder.js'

function codes(coder: CharacterCoder, text: string): number[] {
  const out = new Int32Array(coder.most(text.length))
  return [...out.subarray(0, coder.encode(text, out, 0))]
}

test('the example: characters are numbered from the reserved codes on, unknown ones are 0', () => {
  const coder = new CharacterCoder()
  coder.learn('a b')
  expect(coder.learned).toEqual(['a', ' ', 'b'])
  expect(coder.size).toBe(6)
  expect(codes(coder, 'b?')).toEqual([5, 0])
})

test('a character outside the basic plane is one token; half a pair is one too', () => {
  const coder = new CharacterCoder()
  coder.learn('\u{1f642}x\ud83d')
  expect(coder.learned).toEqual(['\u{1f642}', 'x', '\ud83d'])
  expect(codes(coder, 'x\u{1f642}\ud83d\ude42')).toEqual([4, 3, 3])
})

test('any text comes back as it was, white space and lone surrogates included', () => {
  const text = fc.array(
    fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\ud800', '\udc00', ' \n\t', '\ufeff')),
  )
  fc.assert(
    fc.property(text, (pieces) => {
      const whole = pieces.join('')
      const coder = new CharacterCoder()
      coder.learn(whole)
      expect(coder.decode(codes(coder, whole))).toBe(whole)
      expect(codes(coder, whole)).toHaveLength([...whole].length)
    }),
  )
})

test('replacing writes the given characters and keeps the others, unknown ones too', () => {
  const coder = new CharacterCoder()
  coder.learn('abc')
  expect(coder.replace('a?\u{1f642}c', [-1, -1, 4, 3])).toBe('a?ba')
})
