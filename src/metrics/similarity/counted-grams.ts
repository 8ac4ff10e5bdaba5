import type { TextView } from '../../contracts/text.js'
import { gramsAt } from '../grams.js'

/** Visits each distinct n-gram of each document with its count there, document by document. */
export function forCountedGrams(
  view: TextView,
  n: number,
  visit: (document: number, gram: number, count: number) => void,
): void {
  const { offsets } = view.corpus()
  const grams = gramsAt(view, n)
  const counts = new Int32Array(view.ngrams(n).size)
  for (let document = 0; document + 1 < offsets.length; document++) {
    const start = offsets[document]
    const end = offsets[document + 1] - n + 1
    for (let at = start; at < end; at++) counts[grams[at]]++
    for (let at = start; at < end; at++) {
      const count = counts[grams[at]]
      if (count === 0) continue
      counts[grams[at]] = 0
      visit(document, grams[at], count)
    }
  }
}
