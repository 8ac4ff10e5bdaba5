import type { VectorBatch } from '../../contracts/batch.js'
import type { NormalState } from '../../contracts/state.js'
import { RunError } from '../../errors/index.js'
import { lineMoments } from './line-moments.js'
import { spaceMoments } from './space-moments.js'

/** What the squares of a chain are divided by, given the sum of its weights and of their squares. */
export type Divisor = (sum: number, sumOfSquares: number, chain: number) => number

/**
 * Means and covariances of the items of each chain.
 *
 * **Formula.** m = sum w x / W and S = sum w (x - m)(x - m)' / (W - ddof V / W), with W = sum w and V = sum w^2. With
 * equal weights this is the familiar n - ddof; with others that do not depend on the items, ddof 1 stays unbiased
 * (numpy.cov's `aweights`).
 *
 * Items are taken as differences, so that equal ones give exactly 0: a chain that has collapsed stays collapsed.
 *
 * @throws {RunError} where ddof leaves nothing of a chain's items, and where squares are beyond the range of numbers
 */
export function momentsOf(batch: VectorBatch, ddof: 0 | 1, family = 'gaussian'): NormalState {
  const { chains, dimension, weights } = batch
  const means = new Float64Array(chains * dimension)
  const covariances = new Float64Array(chains * dimension * dimension)
  const divisor: Divisor = (sum, sumOfSquares, chain) => {
    const left = sum - (ddof * sumOfSquares) / sum
    if (left > 0) return left
    throw new RunError(
      `family ${family}: an unbiased variance needs two items, and chain ${chain + 1} of ${chains} has one`,
      'Ask for more points, let curation keep more, or, of family gaussian, set model.ddof to 0.',
    )
  }
  const moments = dimension === 1 && weights === undefined ? lineMoments : spaceMoments
  moments(batch, divisor, means, covariances)
  const state = { kind: 'normal', chains, dimension, means, covariances } as const
  checkFinite(state, family)
  return state
}

function checkFinite({ chains, dimension, means, covariances }: NormalState, family: string): void {
  const broken = Math.max(firstBroken(means, dimension), firstBroken(covariances, dimension * dimension))
  if (broken < 0) return
  throw new RunError(
    `family ${family}: the moments of chain ${broken + 1} of ${chains} are beyond the range of numbers`,
    'Squares of items above 1e154 are. Run fewer generations, or draw at a temperature of 1 or below.',
  )
}

/** The chain of the first value that is no number, or -1. */
function firstBroken(values: Float64Array, perChain: number): number {
  const at = values.findIndex((value) => !Number.isFinite(value))
  return at < 0 ? -1 : Math.floor(at / perChain)
}
