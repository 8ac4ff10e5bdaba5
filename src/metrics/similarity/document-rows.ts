import type { TextView } from '../../contracts/text.js'
import type { SparseRows } from '../../numerics/sparse-cosines.js'
import { documentGrams } from '../grams.js'
import { forCountedGrams } from './counted-grams.js'

/** How often each n-gram stands in each document. */
export function countRows(view: TextView, n: number): SparseRows {
  const { distinct } = documentGrams(view, n)
  const offsets = new Uint32Array(distinct.length + 1)
  for (const [document, own] of distinct.entries()) offsets[document + 1] = offsets[document] + own
  const columns = new Int32Array(offsets[distinct.length])
  const weights = new Float64Array(columns.length)
  let used = 0
  forCountedGrams(view, n, (_document, gram, count) => {
    columns[used] = gram
    weights[used++] = count
  })
  return { offsets, columns, weights, width: view.ngrams(n).size }
}

/**
 * TF-IDF of each token in each document: count x (ln((1 + documents) / (1 + documents with the token)) + 1), which is
 * what scikit-learn's TfidfVectorizer has before it divides by the length.
 */
export function tfIdfRows(view: TextView): SparseRows {
  const { documentsWith } = documentGrams(view, 1)
  const documents = view.texts.length
  const counts = countRows(view, 1)
  const weights = counts.weights.map(
    (count, at) => count * (Math.log((1 + documents) / (1 + documentsWith[counts.columns[at]])) + 1),
  )
  return { ...counts, weights }
}
