import type { Embedder, Embeddings, Metric } from '../../contracts/metric.js'
import { vendiOfRows } from '../../numerics/vendi.js'
import { oncePer } from '../once.js'
import { perEmbedder, sampleMetric } from './vector-metric.js'

const ORDERS = [1, 2, Number.POSITIVE_INFINITY]

export const metrics: readonly Metric[] = perEmbedder((embedder) =>
  ORDERS.map((order, at) => vendi(embedder, order, at)),
)

const scoresOf: (vectors: Embeddings) => readonly number[] = oncePer(({ values, rows, dimension }) =>
  vendiOfRows(values, rows, dimension, ORDERS),
)

/**
 * @example
 * vendi.hashed.q1 of ['rain fell', 'rain fell'] // 1
 */
function vendi(embedder: Embedder, order: number, at: number): Metric {
  const q = order === Number.POSITIVE_INFINITY ? 'inf' : String(order)
  return sampleMetric(embedder, {
    id: `vendi.${embedder}.q${q}`,
    version: 1,
    label: `Vendi score (${embedder}, q = ${q})`,
    unit: 'effective number of documents',
    format: 'number',
    better: 'higher',
    dependsOn: ['documents', 'length'],
    documents: 1,
    definition: `How many entirely different documents would be as diverse as the sample: 1 where all are the same, their number where no two are alike in anything. q = 1 counts all kinds by their share (the exponential of Shannon’s entropy), q = 2 counts common kinds more than rare ones (the inverse of Simpson’s index), q = inf the commonest kind alone (1 / its share).

**Formula.** The Hill number of order q of the eigenvalues l of K / n, where K holds the cosine similarities of the n documents: exp(-sum l ln l) for q = 1, 1 / sum l^2 for q = 2, 1 / max l for q = inf. Here q = ${q}.

**Bias.** Grows with the number of documents, and cannot exceed it nor the dimension of the vectors: compare at the same number of documents. Vectors of word salad are as different as any: read a rise with \`human_loss\`.

**Smallest sensible sample.** About 200 documents; defined from one on.

Source: Friedman and Dieng 2023, The Vendi Score, arXiv:2210.02410; other orders: Pasarkar and Dieng 2024, arXiv:2310.12952. Same as Vendi-Score 0.0.3 \`score_K\`.`,
    measure: (vectors) => ({ value: scoresOf(vectors)[at], n: vectors.rows }),
  })
}
