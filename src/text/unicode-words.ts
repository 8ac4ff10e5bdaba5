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
const remembered = new Map<string, readonly string[]>()

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
    for (const run of splitWords(text)) for (const word of wordsOf(run)) words.push(word)
    return words
  },
  leading(text, count) {
    let left = count
    let end = 0
    if (left <= 0) return ''
    for (const { segment, index, isWordLike } of segmenter.segment(text)) {
      if (isWordLike !== true) continue
      end = index + segment.length
      if (--left === 0) break
    }
    return text.slice(0, end)
  },
}

/** Words never reach over white space, so a text is cut run by run, and a run that came before is known. */
function wordsOf(run: string): readonly string[] {
  if (run.length > REMEMBERED_LENGTH) return segmented(run)
  const known = remembered.get(run)
  if (known !== undefined) return known
  if (remembered.size === REMEMBERED_RUNS) remembered.clear()
  const words = segmented(run)
  remembered.set(run, words)
  return words
}

function segmented(run: string): string[] {
  const words: string[] = []
  for (const { segment, isWordLike } of segmenter.segment(run)) if (isWordLike === true) words.push(segment)
  return words
}
