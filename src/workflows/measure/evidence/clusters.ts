import type { ClusterEvidence } from '../../../analysis/audit/index.js'
import type { TextView } from '../../../contracts/text.js'
import { ratioOfSums } from '../../../numerics/ratio-of-sums.js'

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

/** Documents in clusters of all documents. A cluster is one observation: what made one member made them all. */
function shareInClusters(clusters: Int32Array) {
  const sizes = new Map<number, number>()
  const parts: number[] = []
  const wholes: number[] = []
  for (const cluster of clusters) {
    if (cluster >= 0) sizes.set(cluster, (sizes.get(cluster) ?? 0) + 1)
    else {
      parts.push(0)
      wholes.push(1)
    }
  }
  for (const size of sizes.values()) {
    parts.push(size)
    wholes.push(size)
  }
  return ratioOfSums(parts, wholes)
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
