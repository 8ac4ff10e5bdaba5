import type { Tokenisation } from '../contracts/text.js'
import { splitWords } from './words.js'

/** Maximal runs of characters that are not white space, case kept. */
export const byWhiteSpace: Tokenisation = tokensWithin('whitespace', splitWords)

/** A tokenisation whose tokens stand in the text as they are. */
function tokensWithin(name: string, split: (text: string) => string[]): Tokenisation {
  return {
    name,
    split,
    leading(text, count) {
      let end = 0
      // What stands between two tokens holds no token, so the next one is found where it stands.
      for (const token of split(text).slice(0, count)) end = text.indexOf(token, end) + token.length
      return text.slice(0, end)
    },
  }
}
