import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RunError } from '../../../src/errors/index.js'
import { gpt2Pattern } from '../../../src/text/tokenizers/gpt2-pattern.js'
import { eachPiece } from '../../../src/text/tokenizers/pieces.js'
import { anyText } from './helpers.js'

function pieces(text: string, ...patterns: RegExp[]): string[] {
  const found: string[] = []
  eachPiece(text, patterns, (piece) => found.push(piece))
  return found
}

/** Sentences and pieces of Hugging Face's tests of ByteLevel (tokenizers/src/pre_tokenizers/byte_level.rs), spaces for Ġ. */
test.each([
  [
    'Hello my friend, how is your day going?',
    ['Hello', ' my', ' friend', ',', ' how', ' is', ' your', ' day', ' going', '?'],
  ],
  ['Hello there\nHello there', ['Hello', ' there', '\n', 'Hello', ' there']],
  ['Hello there       dear', ['Hello', ' there', '      ', ' dear']],
  ['i\u2b62j', ['i', '\u2b62', 'j']],
])('cuts %j as GPT-2', (text, expected) => {
  expect(pieces(text, gpt2Pattern())).toEqual(expected)
})

// By hand from the pattern: contractions in lower case only, U+0085 is white space, U+FEFF is not, digits are apart.
test.each([
  ["I'm we'LL don't", ['I', "'m", ' we', "'", 'LL', ' don', "'t"]],
  ['abc123 45.6', ['abc', '123', ' 45', '.', '6']],
  ['a\u0085b\ufeffc', ['a', '\u0085', 'b', '\ufeff', 'c']],
  ['x \n y  ', ['x', ' \n', ' y', '  ']],
  ['', []],
])('cuts %j as GPT-2, by hand', (text, expected) => {
  expect(pieces(text, gpt2Pattern())).toEqual(expected)
})

test('several patterns cut one after another; what lies between matches is kept', () => {
  expect(pieces('ab12c', /\d/gu, /[ab]/gu)).toEqual(['a', 'b', '1', '2', 'c'])
  expect(pieces('ab', /x*/gu)).toEqual(['ab'])
})

test('joined, the pieces are the text', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(pieces(text, /\p{N}{1,3}/gu, gpt2Pattern()).join('')).toBe(text)
    }),
  )
})

test('a run that the engine of patterns cannot hold is an error that says so', () => {
  // Alternatives leave a place to fall back to at each letter, so that fewer letters than usual are too many.
  expect(() => pieces('ab'.repeat(5_000_000), /(?:a|b|ab)+/gu)).toThrow(RunError)
})
