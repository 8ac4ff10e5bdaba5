import type { TextView } from '../../contracts/text.js'
import { oncePer } from '../once.js'
import { forCountedGrams } from './counted-grams.js'

/**
 * For each document the number of its n-grams that stand in other documents, an n-gram counted at most as often as
 * the document that holds it most often, the own one aside, holds it (BLEU's clipped count with all other documents
 * as references).
 *
 * The largest and the second largest count over documents say it for all: time grows with the tokens, whatever the
 * number of documents.
 */
export function clippedMatches(view: TextView, n: number): Float64Array {
  const known = matchesOf(view)
  known[n] ??= countMatches(view, n)
  return known[n]
}

const matchesOf = oncePer((_view: TextView): Float64Array[] => [])

function countMatches(view: TextView, n: number): Float64Array {
  const { size } = view.ngrams(n)
  const largest = new Int32Array(size)
  const second = new Int32Array(size)
  const holder = new Int32Array(size)
  forCountedGrams(view, n, (document, gram, count) => {
    if (count > largest[gram]) {
      second[gram] = largest[gram]
      largest[gram] = count
      holder[gram] = document
    } else if (count > second[gram]) {
      second[gram] = count
    }
  })
  const matches = new Float64Array(view.texts.length)
  forCountedGrams(view, n, (document, gram, count) => {
    const elsewhere = holder[gram] === document ? second[gram] : largest[gram]
    matches[document] += Math.min(count, elsewhere)
  })
  return matches
}
