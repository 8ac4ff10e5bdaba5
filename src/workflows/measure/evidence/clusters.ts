import type { ClusterEvidence } from '../../../analysis/audit/index.js'
import type { TextView } from '../../../contracts/text.js'
import { type Estimate, ratioOfSums } from '../../../numerics/ratio-of-sums.js'

/** Number of the cluster of each document, -1 for one that is like no other. */
export type Clustering = (view: TextView) => Int32Array

const SHOWN = 5

/** Clusters of the whole group, and their share among as many documents as the groups have in common. */
export function clusterEvidence(view: TextView, matched: TextView, clustering: Clustering): ClusterEvidence {
  const clusters = clustering(view)
  const members = new Map<number, number[]>()
  for (const [document, cluster] of clusters.entries()) {
    if (cluster < 0) continue
    const known = members.get(cluster)
    if (known === undefined) members.set(cluster, [document])
    else known.push(document)
  }
  const bySize = [...members.values()].sort((left, right) => right.length - left.length || left[0] - right[0])
  const share = shareInClusters(clusters)
  return {
    share,
    matched: matched === view ? share : shareInClusters(clustering(matched)),
    documents: bySize.reduce((sum, { length }) => sum + length, 0),
    clusters: bySize.length,
    largest: bySize.slice(0, SHOWN).map((documents) => ({
      documents: documents.length,
      text: view.texts[documents[0]],
    })),
  }
}

/**
 * Documents in clusters of all documents. Documents are drawn one by one, but what puts one into a cluster puts at least
 * one other there too: the standard error is that of half as many.
 */
function shareInClusters(clusters: Int32Array): Estimate | undefined {
  const found = ratioOfSums(
    clusters.map((cluster) => Number(cluster >= 0)),
    new Uint8Array(clusters.length).fill(1),
  )
  return found && { ...found, standardError: found.standardError * Math.SQRT2 }
}

/** Clusters of documents with the same key; documents without one are alone. */
export function clustersByKey(keys: readonly (string | undefined)[]): Int32Array {
  const first = new Map<string, number>()
  const clusters = new Int32Array(keys.length).fill(-1)
  for (const [document, key] of keys.entries()) {
    if (key === undefined) continue
    const before = first.get(key)
    if (before === undefined) first.set(key, document)
    else {
      clusters[before] = before
      clusters[document] = before
    }
  }
  return clusters
}
