import type { Embeddings } from '../../contracts/metric.js'
import type { Rng } from '../../contracts/rng.js'
import { kmeans } from '../../numerics/kmeans.js'
import { stacked } from '../../numerics/matrix.js'
import { principalScores } from '../../numerics/principal-components.js'
import { oncePerPair } from '../once.js'

const VARIANCE = 0.9
const STARTS = 5
const ROUNDS = 500
const DOCUMENTS_OF_A_BUCKET = 10

/** Documents of the sample and of human text in each of the buckets that both were cut into. */
export interface Counted {
  readonly sample: readonly number[]
  readonly human: readonly number[]
}

export interface QuantiseOptions {
  /** Default: a tenth of the smaller side's documents, at least 2. */
  readonly buckets?: number
  readonly rng: Rng
}

/**
 * Cuts the vectors of both sides, scaled to length 1, into buckets: principal components that hold 90% of the variance,
 * then k-means (the best of 5 starts) over all documents together.
 *
 * Source: Pillutla et al. 2021, arXiv:2102.01454; numbers as in mauve-text 0.4.0, whose k-means starts from random
 * rows instead of k-means++.
 */
export function quantise(sample: Embeddings, human: Embeddings, options: QuantiseOptions): Counted {
  const { dimension } = sample
  const smaller = Math.min(sample.rows, human.rows)
  const buckets = options.buckets ?? Math.max(2, Math.round(smaller / DOCUMENTS_OF_A_BUCKET))
  const both = scaledToOne(stacked(sample.values, human.values), dimension)
  const scores = principalScores(both, dimension, VARIANCE)
  const { labels, centres } = kmeans(scores.values, scores.dimension, {
    clusters: buckets,
    starts: STARTS,
    rounds: ROUNDS,
    rng: options.rng,
  })
  const clusters = centres.length / scores.dimension
  return {
    sample: countLabels(labels.subarray(0, sample.rows), clusters),
    human: countLabels(labels.subarray(sample.rows), clusters),
  }
}

function scaledToOne(values: Float64Array, dimension: number): Float64Array {
  for (let start = 0; start < values.length; start += dimension) {
    const row = values.subarray(start, start + dimension)
    const length = Math.sqrt(row.reduce((sum, value) => sum + value * value, 0))
    // A document without text stays the zero vector.
    if (length > 0) for (let axis = 0; axis < dimension; axis++) row[axis] /= length
  }
  return values
}

function countLabels(labels: Int32Array, clusters: number): number[] {
  const counts = new Array<number>(clusters).fill(0)
  for (const label of labels) counts[label]++
  return counts
}

const known = oncePerPair((_sample: Embeddings, _human: Embeddings) => new Map<number, Counted>())

/** The same for all metrics that ask with the same generator: clusters are what takes the time. */
export function quantisedOnce(sample: Embeddings, human: Embeddings, rng: Rng): Counted {
  const draws = rng.fork('mauve')
  const key = draws.fork('key').uniform()
  const counted = known(sample, human).get(key) ?? quantise(sample, human, { rng: draws })
  known(sample, human).set(key, counted)
  return counted
}
