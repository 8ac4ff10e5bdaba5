import { expect, test } from 'vitest'
import { countWords } from '../../src/text/count-words.js'
import { splitWords } from '../../src/text/words.js'

test.each([
  '',
  ' ',
  'a',
  ' Rain  fell.\n',
  'a\u2003b\u3000c\u0085d\x1ce',
  '\ufeffa b',
  'emoji 👍🏽 here',
  '日本 語',
])('%j has as many words as are split', (text) => {
  expect(countWords(text)).toBe(splitWords(text).length)
})
