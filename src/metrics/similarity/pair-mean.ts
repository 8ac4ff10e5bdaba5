import type { Measured } from '../../contracts/metric.js'
import type { Rng } from '../../contracts/rng.js'
import { NORMAL_975 } from '../../numerics/normal.js'

/** Up to so many pairs all are compared (1,000 documents have 499,500); of more, so many are drawn. */
export const MOST_PAIRS = 500_000

export interface PairMean {
  readonly mean: number
  /** Of the mean over all pairs; 0 where all were compared. */
  readonly standardError: number
  readonly pairs: number
}

/** Similarity of document `first` with later ones: what it takes is prepared once for each `first`. */
export type SimilarityTo = (first: number) => (second: number) => number

/**
 * Mean similarity of all pairs of two documents; where there are more than `most`, of so many pairs drawn at random
 * with replacement. Needs two documents.
 */
export function pairMean(
  documents: number,
  similarityTo: SimilarityTo,
  rng: Rng,
  most = MOST_PAIRS,
): PairMean {
  const all = (documents * (documents - 1)) / 2
  return all <= most ? meanOfAll(documents, similarityTo) : meanOfDrawn(documents, most, similarityTo, rng)
}

/** A mean with its 95% interval where it rests on a draw. */
export function measuredPairs({ mean, standardError }: PairMean, documents: number): Measured {
  const measured = { value: mean, n: documents }
  if (standardError === 0) return measured
  return { ...measured, low: mean - NORMAL_975 * standardError, high: mean + NORMAL_975 * standardError }
}

function meanOfAll(documents: number, similarityTo: SimilarityTo): PairMean {
  let sum = 0
  for (let first = 0; first + 1 < documents; first++) {
    const similarity = similarityTo(first)
    for (let second = first + 1; second < documents; second++) sum += similarity(second)
  }
  const pairs = (documents * (documents - 1)) / 2
  return { mean: sum / pairs, standardError: 0, pairs }
}

function meanOfDrawn(documents: number, pairs: number, similarityTo: SimilarityTo, rng: Rng): PairMean {
  const drawn = new Float64Array(pairs)
  for (let pair = 0; pair < pairs; pair++) {
    const one = rng.integer(documents)
    const other = (one + 1 + rng.integer(documents - 1)) % documents
    drawn[pair] = Math.min(one, other) * documents + Math.max(one, other)
  }
  // In order of the first, so that each is prepared once.
  drawn.sort()
  let fixed = -1
  let similarity = (_second: number) => 0
  let sum = 0
  let squares = 0
  for (const pair of drawn) {
    const first = Math.floor(pair / documents)
    if (first !== fixed) {
      similarity = similarityTo(first)
      fixed = first
    }
    const value = similarity(pair % documents)
    sum += value
    squares += value * value
  }
  const mean = sum / pairs
  const variance = Math.max(0, squares / pairs - mean * mean)
  return { mean, standardError: Math.sqrt(variance / pairs), pairs }
}
