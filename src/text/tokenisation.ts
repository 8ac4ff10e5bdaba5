import type { Tokenisation } from '../contracts/text.js'
import { splitWords } from './words.js'

/** Maximal runs of characters that are not white space, case kept. */
export const byWhiteSpace: Tokenisation = {
  name: 'whitespace',
  split: splitWords,
  leading(text, count) {
    let end = 0
    // What stands between two tokens holds no token, so the next one is found where it stands.
    for (const token of splitWords(text).slice(0, count)) end = text.indexOf(token, end) + token.length
    return text.slice(0, end)
  },
}
