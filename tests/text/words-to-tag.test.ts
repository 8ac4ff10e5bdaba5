import { expect, it } from 'vitest'
import { wordsToTag } from '../../src/text/words-to-tag.js'

it('does as its example says', () => {
  expect(wordsToTag('The U.S. café isn’t well-known.')).toEqual([
    'The',
    'U.S.',
    'cafe',
    "isn't",
    'well',
    '-',
    'known',
    '.',
  ])
})

it('keeps numbers with their separators, and every other mark for itself', () => {
  expect(wordsToTag('1,000.5 at 10:30? (yes)')).toEqual(['1,000.5', 'at', '10:30', '?', '(', 'yes', ')'])
})

it('takes composed and decomposed text, and any white space, alike', () => {
  const text = 'Dvořák’s\tnaïve\n\u3000Ångström \u200b'
  expect(wordsToTag(text.normalize('NFD'))).toEqual(["Dvorak's", 'naive', 'Angstrom'])
  expect(wordsToTag(text.normalize('NFC'))).toEqual(wordsToTag(text.normalize('NFD')))
})

it('cuts what is no word', () => {
  expect(wordsToTag('a'.repeat(130)).map(({ length }) => length)).toEqual([60, 60, 10])
})
