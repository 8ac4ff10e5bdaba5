import { OPENING_LENGTH } from '../../../analysis/audit/index.js'
import type { TextView } from '../../../contracts/text.js'
import { clustersByKey } from './clusters.js'

/** Clusters of documents that begin with the same tokens and go on after them; equal documents count once. */
export function openingClusters(view: TextView): Int32Array {
  const { words, offsets } = view.corpus()
  const exact = clustersByKey(view.texts)
  return clustersByKey(
    view.texts.map((_, document) => {
      const isCopy = exact[document] >= 0 && exact[document] !== document
      const from = offsets[document]
      if (isCopy || offsets[document + 1] - from <= OPENING_LENGTH) return undefined
      return words.subarray(from, from + OPENING_LENGTH).join(' ')
    }),
  )
}
