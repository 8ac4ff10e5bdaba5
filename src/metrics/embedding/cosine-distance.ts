import type { Embedder, Embeddings, Metric } from '../../contracts/metric.js'
import { columnMeans } from '../../numerics/matrix.js'
import { perEmbedder, sampleMetric } from './vector-metric.js'

export const metrics: readonly Metric[] = perEmbedder((embedder) => [
  meanDistance(embedder),
  remoteClique(embedder),
])

/**
 * Mean of 1 - cosine over all n^2 ordered pairs of rows of length 1, each row with itself included: the squared length
 * of the mean row is the mean of all products, so no pair is looked at.
 *
 * @example
 * meanOverAllPairs({ values: Float64Array.of(1, 0, 0, 1), rows: 2, dimension: 2 }) // 1/2
 */
function meanOverAllPairs({ values, dimension }: Embeddings): number {
  const squared = columnMeans(values, dimension).reduce((sum, mean) => sum + mean * mean, 0)
  return Math.max(0, 1 - squared)
}

/**
 * @example
 * mean_cosine_distance.hashed of ['rain fell', 'rain fell'] // 0
 */
function meanDistance(embedder: Embedder): Metric {
  return sampleMetric(embedder, {
    id: `mean_cosine_distance.${embedder}`,
    version: 1,
    label: `Mean cosine distance (${embedder})`,
    unit: '1 - cosine',
    format: 'number',
    better: 'higher',
    dependsOn: ['length'],
    documents: 2,
    definition: `How far two documents drawn at random are from each other: 0 where all point the same way, about 1 where they have nothing in common.

**Formula.** Mean of 1 - cos(a, b) over all pairs of different documents, from the length of the sum s of the n unit vectors: 1 - (|s|^2 - n) / (n (n - 1)).

**Bias.** None from the number of documents. It sees the spread of the whole, not its clumps: a sample of a few far-off clusters scores high.

**Smallest sensible sample.** About 50 documents; defined from two on.

Source: counted; the form by the sum of the vectors follows from |s|^2 being the sum of all products.`,
    measure: (vectors) => ({
      value: (meanOverAllPairs(vectors) * vectors.rows) / (vectors.rows - 1),
      n: vectors.rows,
    }),
  })
}

/**
 * @example
 * remote_clique.hashed of two documents that share no run of characters // about 1/2
 */
function remoteClique(embedder: Embedder): Metric {
  return sampleMetric(embedder, {
    id: `remote_clique.${embedder}`,
    version: 1,
    label: `Remote clique (${embedder})`,
    unit: '1 - cosine',
    format: 'number',
    better: 'higher',
    dependsOn: ['documents', 'length'],
    documents: 2,
    definition: `Mean over documents of their mean distance from all documents of the sample, as crowd ideation counts it.

**Formula.** Sum of 1 - cos(a, b) over all ordered pairs / n^2. A document's distance from itself, 0, is among the n, so the value is (n - 1) / n times \`mean_cosine_distance\`; over the n - 1 others the two would be one. It is here to be compared with published values.

**Bias.** Too low by 1/n for small samples; \`mean_cosine_distance\` is not.

**Smallest sensible sample.** About 50 documents; defined from two on.

Source: Cox et al. 2021, Directed Diversity, arXiv:2101.06030. Same as cshaib/diversity \`remote_clique\`.`,
    measure: (vectors) => ({ value: meanOverAllPairs(vectors), n: vectors.rows }),
  })
}
