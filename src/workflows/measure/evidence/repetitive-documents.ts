import type { Exhibit } from '../../../analysis/audit/index.js'
import type { TextView } from '../../../contracts/text.js'
import { documentGrams, forDistinctGrams } from '../../../metrics/grams.js'

const ORDER = 3
/** Shorter documents repeat all of nothing. */
const SHORTEST = 20
const SHOWN = 4

/** Documents of which most 3-grams stand in other documents too: they add least to the group. */
export function repetitiveDocuments(view: TextView): Exhibit[] {
  const { distinct, documentsWith } = documentGrams(view, ORDER)
  const shared = new Float64Array(view.texts.length)
  forDistinctGrams(view, ORDER, (document, gram) => {
    if (documentsWith[gram] > 1) shared[document]++
  })
  return [...shared.keys()]
    .filter((document) => distinct[document] >= SHORTEST)
    .sort((left, right) => shared[right] / distinct[right] - shared[left] / distinct[left] || left - right)
    .slice(0, SHOWN)
    .map((document) => ({
      text: view.texts[document],
      note: `${Math.round((100 * shared[document]) / distinct[document])}% of its 3-grams stand in other documents`,
    }))
}
