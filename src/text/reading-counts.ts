import { sentencesOf } from './sentences.js'
import { countSyllables } from './syllables.js'

/** What formulas of readability rest on. */
export interface ReadingCounts {
  readonly words: number
  /** With at least one word. */
  readonly sentences: number
  readonly syllables: number
}

const WORD = /[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu

/** Words that recur are counted once; a text of ever new ones must not fill the memory. */
const MOST_REMEMBERED = 100_000

/**
 * Words, sentences and syllables of English texts. A word is a run of letters with inner apostrophes; numbers are none.
 *
 * @example
 * countReading(['The cat sat on the mat.']) // { words: 6, sentences: 1, syllables: 6 }
 */
export function countReading(texts: Iterable<string>): ReadingCounts {
  const known = new Map<string, number>()
  let words = 0
  let sentences = 0
  let syllables = 0
  for (const text of texts) {
    for (const sentence of sentencesOf(text)) {
      const found = sentence.match(WORD) ?? []
      if (found.length > 0) sentences++
      words += found.length
      for (const word of found) syllables += syllablesOf(word, known)
    }
  }
  return { words, sentences, syllables }
}

function syllablesOf(word: string, known: Map<string, number>): number {
  let syllables = known.get(word)
  if (syllables === undefined) {
    syllables = countSyllables(word)
    if (known.size < MOST_REMEMBERED) known.set(word, syllables)
  }
  return syllables
}
