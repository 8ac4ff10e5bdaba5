import type { Metric } from '../../contracts/metric.js'
import { squaredReaches } from '../../numerics/nearest-neighbours.js'
import { perEmbedder, sampleMetric } from './vector-metric.js'

/**
 * @example
 * chamfer.hashed of ['rain fell', 'rain fell'] // 0
 */
export const metrics: readonly Metric[] = perEmbedder((embedder) => [
  sampleMetric(embedder, {
    id: `chamfer.${embedder}`,
    version: 1,
    label: `Chamfer distance (${embedder})`,
    unit: '1 - cosine',
    format: 'number',
    better: 'higher',
    dependsOn: ['documents', 'length'],
    documents: 2,
    definition: `How far a document is from the one most like it, on average: 0 where each has a copy. What repeats nearly word for word shows here first.

**Formula.** Mean over documents a of the least 1 - cos(a, b) among all other documents b. For unit vectors that is half the squared distance.

**Bias.** Falls as the sample grows, because a near copy becomes likelier: compare at the same number of documents.

**Smallest sensible sample.** About 100 documents; defined from two on.

Source: Cox et al. 2021, Directed Diversity, arXiv:2101.06030. As cshaib/diversity \`chamfer_dist\`, a document's distance from itself left out.`,
    measure({ values, rows, dimension }) {
      const squared = squaredReaches(values, dimension, 1)
      return { value: squared.reduce((sum, distance) => sum + distance / 2, 0) / rows, n: rows }
    },
  }),
])
