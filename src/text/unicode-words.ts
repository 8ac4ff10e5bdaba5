import type { Tokenisation } from '../contracts/text.js'
import { splitWords } from './words.js'

/**
 * A fixed language: the default one is the machine's own. Chinese, Japanese, Thai, Khmer, Lao and Burmese are cut by
 * dictionaries whatever the language.
 */
const segmenter = new Intl.Segmenter('en', { granularity: 'word' })

/** Runs between white space whose words are remembered, and the longest of them. */
const REMEMBERED_RUNS = 65_536
const REMEMBERED_LENGTH = 64
const remembered = new Map<string, readonly Word[]>()

/**
 * A segmenter's time for each word grows with the length of the text it was given, so that longer runs are cut window
 * by window; a word that ends near the end of a window is looked at again at the beginning of the next.
 */
const WINDOW = 256
const NEAR_END = 32

/** Where a word stands in its run. */
interface Word {
  readonly start: number
  readonly end: number
}

/**
 * Words by Unicode's rules (UAX 29) as `Intl.Segmenter` has them, case kept: letters and digits with what holds them
 * together ("don't", "3.14"). Punctuation, symbols and emoji are no words; text without spaces (Chinese, Thai) is cut
 * by dictionary. Rules and dictionaries are those of the ICU in Node (`process.versions.icu`): versions differ in
 * details.
 *
 * @example
 * byWords.split("Don't: 3.14 well-known") // ["Don't", '3.14', 'well', 'known']
 */
export const byWords: Tokenisation = {
  name: 'words',
  split(text) {
    const words: string[] = []
    // Words never reach over white space.
    for (const run of splitWords(text)) {
      for (const { start, end } of wordsOf(run)) words.push(run.slice(start, end))
    }
    return words
  },
  leading(text, count) {
    let [at, found] = [0, 0]
    if (count <= 0) return ''
    let last = 0
    for (const run of splitWords(text)) {
      at = text.indexOf(run, at)
      for (const { end } of wordsOf(run)) {
        last = at + end
        if (++found === count) return text.slice(0, last)
      }
      at += run.length
    }
    return text.slice(0, last)
  },
}

/** The words of a run without white space; of one that came before they are known. */
function wordsOf(run: string): readonly Word[] {
  if (run.length > REMEMBERED_LENGTH) return segmented(run)
  const known = remembered.get(run)
  if (known !== undefined) return known
  if (remembered.size === REMEMBERED_RUNS) remembered.clear()
  const words = segmented(run)
  remembered.set(run, words)
  return words
}

function segmented(run: string): Word[] {
  const words: Word[] = []
  let at = 0
  for (let size = WINDOW; at < run.length; ) {
    const window = run.slice(at, at + size)
    const isLast = at + size >= run.length
    const settled = isLast ? window.length : size - NEAR_END
    let next = 0
    for (const { segment, index, isWordLike } of segmenter.segment(window)) {
      const end = index + segment.length
      if (end > settled) break
      if (isWordLike === true) words.push({ start: at + index, end: at + end })
      next = end
    }
    at += next
    // A word longer than the window needs a larger one.
    size = next === 0 ? 2 * size : WINDOW
  }
  return words
}
