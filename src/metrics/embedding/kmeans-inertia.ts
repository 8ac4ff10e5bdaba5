import type { Metric } from '../../contracts/metric.js'
import { kmeans } from '../../numerics/kmeans.js'
import { perEmbedder, sampleMetric } from './vector-metric.js'

const CLUSTERS = 10
const STARTS = 5

/**
 * @example
 * kmeans_inertia.hashed.k10 of twenty copies of one document // 0
 */
export const metrics: readonly Metric[] = perEmbedder((embedder) => [
  sampleMetric(embedder, {
    id: `kmeans_inertia.${embedder}.k${CLUSTERS}`,
    version: 1,
    label: `k-means inertia (${embedder}, k = ${CLUSTERS})`,
    unit: 'squared distance per document',
    format: 'number',
    better: 'higher',
    dependsOn: ['documents', 'length'],
    documents: 2 * CLUSTERS,
    definition: `How much the documents spread around the nearest of ${CLUSTERS} centres: 0 where there are no more than ${CLUSTERS} different ones, at most 1. Unlike \`mean_cosine_distance\` it falls where documents gather in a few clusters, however far apart these are.

**Formula.** Mean squared distance of the unit vectors from the centres of k-means, k = ${CLUSTERS}; ${STARTS} seeded starts of k-means++, of which the best. Times the number of documents it is the inertia of scikit-learn.

**Bias.** A little too low for few documents, because centres adapt to them: compare at the same number.

**Smallest sensible sample.** About 200 documents; defined from ${2 * CLUSTERS} on.

Source: Du and Black 2019, Boosting Dialog Response Generation (inertia of clusters of sentence vectors as diversity), ACL 2019.`,
    measure({ values, rows, dimension }, rng) {
      const { inertia } = kmeans(values, dimension, {
        clusters: CLUSTERS,
        starts: STARTS,
        rng: rng.fork('kmeans'),
      })
      return { value: inertia / rows, n: rows }
    },
  }),
])
