import type { TextView } from '../../contracts/text.js'
import { WHITE_SPACE } from '../../text/words.js'

/** A place in a document where a model is asked for the next token. */
export interface Place {
  /** The document up to the place: nothing, or its first words. */
  readonly before: string
  /** What follows, up to the end of the next word; behind the last word, the rest of the document. */
  readonly behind: string
}

/**
 * Up to `most` places at the starts of documents and behind each of their first `words` words, spread evenly over all
 * such places of a view.
 *
 * @example
 * placesIn(viewOf('a b'), 32, 9) // before '', 'a', 'a b'; behind 'a', ' b', ''
 */
export function placesIn(view: TextView, words: number, most: number): Place[] {
  let all = 0
  for (const text of view.texts) for (const _ of endsOf(text, words)) all++
  const count = Math.min(most, all)
  const wanted = (index: number) => Math.floor(((index + 0.5) * all) / count)
  const places: Place[] = []
  let passed = 0
  for (const text of view.texts) {
    for (const [end, next] of endsOf(text, words)) {
      if (places.length === count) return places
      if (passed++ !== wanted(places.length)) continue
      places.push({ before: text.slice(0, end), behind: text.slice(end, next) })
    }
  }
  return places
}

/** The start of a text and the ends of its first words, each with the end of the word that follows. */
function* endsOf(text: string, words: number): Generator<readonly [end: number, next: number]> {
  let end = 0
  let found = 0
  for (const { index, 0: word } of text.matchAll(WORD)) {
    yield [end, index + word.length]
    end = index + word.length
    if (found++ === words) return
  }
  yield [end, text.length]
}

const WORD = new RegExp(`[^${WHITE_SPACE}]+`, 'g')
