import { NEAR } from '../../../analysis/audit/index.js'
import type { TextView } from '../../../contracts/text.js'
import { nearDuplicatePairs } from '../../../text/near-duplicates.js'
import { clustersByKey } from './clusters.js'

/**
 * Clusters of documents whose word 5-grams have a Jaccard similarity of at least `NEAR` with the first document like
 * them. Each document is linked to one other at most, so that a thousand alike cost a thousand links and not a million.
 * Equal documents are one document here: their repetition is told by itself.
 */
export function nearClusters(view: TextView): Int32Array {
  const exact = clustersByKey(view.texts)
  const kept = Array.from(view.texts.keys()).filter(
    (document) => exact[document] < 0 || exact[document] === document,
  )
  const texts = kept.map((document) => view.texts[document])
  const clusters = new Int32Array(view.texts.length).fill(-1)
  // Pairs come by the right side: the first one of a document is with the earliest document like it, or itself.
  for (const { left, right } of nearDuplicatePairs(texts, texts, { threshold: NEAR, oncePerLeft: true })) {
    if (left === right) continue
    const first = kept[right]
    const root = clusters[first] < 0 ? first : clusters[first]
    clusters[first] = root
    clusters[kept[left]] = root
  }
  return clusters
}
