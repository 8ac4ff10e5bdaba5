import type { TextView } from '../../contracts/text.js'
import type { SparseRows } from '../../numerics/sparse-cosines.js'
import { countRows, tfIdfRows } from './document-rows.js'

/** What makes two documents alike. */
export interface VendiKernel {
  /** Stands in ids. */
  readonly name: string
  readonly label: string
  /** Completes "Similarity: ". */
  readonly similarity: string
  /** Documents with fewer tokens are like nothing. */
  readonly shortest: number
  /** Tables of features; similarities are the mean over tables of the cosines of their rows. */
  tables(view: TextView): SparseRows[]
}

export const vendiKernels: readonly VendiKernel[] = [
  counts('n1', '1-grams', [1]),
  counts('n2', '2-grams', [2]),
  counts('n1to4', '1- to 4-grams', [1, 2, 3, 4]),
  {
    name: 'tfidf',
    label: 'TF-IDF',
    similarity:
      'the cosine of their TF-IDF vectors, count x (ln((1 + documents) / (1 + documents with the token)) + 1), so that common words count less',
    shortest: 1,
    tables: (view) => [tfIdfRows(view)],
  },
]

function counts(name: string, label: string, orders: readonly number[]): VendiKernel {
  return {
    name: `ngram.${name}`,
    label,
    similarity:
      orders.length === 1
        ? `the cosine of their ${label.slice(0, -1)} counts`
        : 'the mean over n = 1 .. 4 of the cosines of their n-gram counts; a document of fewer than 4 tokens has weight for the orders that fit',
    shortest: orders[0],
    tables: (view) => orders.map((n) => countRows(view, n)),
  }
}
