import { mutualCover, squaredReaches } from './nearest-neighbours.js'

/** How two sets of points cover each other, by balls that reach to a point's k-th nearest neighbour in its own set. */
export interface Overlap {
  /** Share of sample points in a human ball. */
  readonly precision: number
  /** Share of human points in a sample ball. */
  readonly recall: number
  /** Human balls that a sample point lies in, over k. */
  readonly density: number
  /** Share of human balls with a sample point in them. */
  readonly coverage: number
}

/**
 * Precision and recall, density and coverage of a sample against human points. Balls are closed, so that a copy of a
 * point that stands k times is covered.
 *
 * Source: Kynkaanniemi et al. 2019, arXiv:1904.06991; Naeem et al. 2020, arXiv:2002.09797.
 *
 * @example
 * manifoldOverlap(Float64Array.of(0, 1), Float64Array.of(0, 1), 1, 1) // all 1, density 2
 */
export function manifoldOverlap(
  sample: Float64Array,
  human: Float64Array,
  dimension: number,
  k: number,
): Overlap {
  const ballsOf = (centres: Float64Array) => ({
    centres,
    squaredRadii: squaredReaches(centres, dimension, k),
  })
  const { ballsOfFirst, ballsOfSecond, pointsInSecond } = mutualCover(
    ballsOf(sample),
    ballsOf(human),
    dimension,
  )
  return {
    precision: shareAboveZero(ballsOfFirst),
    recall: shareAboveZero(ballsOfSecond),
    density: ballsOfFirst.reduce((sum, balls) => sum + balls, 0) / (k * ballsOfFirst.length),
    coverage: shareAboveZero(pointsInSecond),
  }
}

function shareAboveZero(counts: Int32Array): number {
  return counts.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0) / counts.length
}
