import { describe, expect, test } from 'vitest'
import { translatePattern } from '../../../src/text/tokenizers/translate-pattern.js'

const LLAMA_3 =
  "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}{1,3}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+"

describe('the pattern of Llama 3', () => {
  const pattern = translatePattern(LLAMA_3)

  // By hand: contractions in both cases, a sign sticks to the letters behind it, digits by threes, line ends together.
  test.each([
    ["We'LL go (12345).\n\n  x", ['We', "'LL", ' go', ' (', '123', '45', ').\n\n', ' ', ' x']],
    ['a\n \nb', ['a', '\n \n', 'b']],
  ])('cuts %j', (text, expected) => {
    expect(text.match(pattern)).toEqual(expected)
  })
})

/** What Oniguruma documents (doc/RE): classes are Unicode's, `.` stops at a line feed, ^ and $ are those of lines. */
test.each([
  ['\\s', 'a\u0085b\ufeffc', ['\u0085']],
  ['[^\\S\\n]+', ' \t\n ', [' \t', ' ']],
  ['\\d+', '1٣x', ['1٣']],
  ['\\w+', 'né_1-x', ['né_1', 'x']],
  ['[\\w-]+', 'né-x y', ['né-x', 'y']],
  ['.+', 'a\rb\nc', ['a\rb', 'c']],
  ['^a$', 'a\nab\na', ['a', 'a']],
  ['\\p{Han}+|\\p{^L}', '漢字a1', ['漢字', '1']],
  ['\\p{Lu}\\P{Lu}', 'aBcD', ['Bc']],
  ["(?i:'s|k)", "'S'ſK\u212a", ["'S", "'ſ", 'K', '\u212a']],
  ["'(?i:[sdmt]|ll)", "'LL'D'x", ["'LL", "'D"]],
  ['(a|b)(?:c)(?=d)', 'acdbcx', ['ac']],
  ['a\\-b\\#}]', 'a-b#}]', ['a-b#}]']],
  ['[一-龥]+', '日本x', ['日本']],
  // Digits by threes from the right, as some tokenizers cut numbers: a repeated group of one length.
  ['\\p{N}{1,3}(?=(?:\\p{N}{3})*(?:\\P{N}|$))', '12345', ['12', '345']],
  ['(a+)?b', 'aab', ['aab']],
])('%j finds in %j', (pattern, text, expected) => {
  expect(text.match(translatePattern(pattern))).toEqual(expected)
})

test.each([
  ['a++', 'quantifier'],
  ['a?+b', 'quantifier'],
  ['(?>a)', 'group'],
  ['(?<name>a)', 'group'],
  ['(?i)a', 'group'],
  ['[a&&b]', 'class'],
  ['[[:alpha:]]', 'class'],
  ['[a', 'class'],
  ['[]a]', 'class'],
  ['\\ba', 'escape'],
  ['(a)\\1', 'escape'],
  ['\\G', 'escape'],
  ['[\\W]', 'escape'],
  ['\\p{Nonsense}', 'property'],
  ['(?i:[a-z])', 'range of letters without case'],
  ['(?i:é)', 'letter without case'],
  ['(a+)+$', 'repetition of a group'],
  ['(a|b)*', 'repetition of a group'],
  ['(?:(a?)b){2}', 'repetition of a group'],
])('refuses %j: %s', (pattern, what) => {
  expect(() => translatePattern(pattern)).toThrow(SyntaxError)
  expect(() => translatePattern(pattern)).toThrow(what)
})

test('an unclosed group is a SyntaxError too', () => {
  expect(() => translatePattern('(a')).toThrow(SyntaxError)
  expect(() => translatePattern('a)')).toThrow(SyntaxError)
})
