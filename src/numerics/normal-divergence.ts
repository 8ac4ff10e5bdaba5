import { choleskyFactor } from './cholesky.js'

/** A normal distribution whose covariance lies at `start` of an array, row after row. */
export interface NormalAt {
  readonly mean: Float64Array
  readonly covariances: Float64Array
  readonly start: number
}

/**
 * Kullback-Leibler divergence KL(P || Q) of two normal distributions, in nats. Infinite where either covariance is
 * singular and the two are not on one subspace: a point and a density have nothing in common.
 *
 * **Formula.** (tr(C_Q^-1 C_P) + (m_Q - m_P)' C_Q^-1 (m_Q - m_P) - d + ln det C_Q - ln det C_P) / 2
 *
 * @example
 * normalDivergence(N(0, 1), N(1, 4)) // 0.4431: (1/4 + 1/4 - 1 + ln 4) / 2
 */
export function normalDivergence(p: NormalAt, q: NormalAt): number {
  const size = p.mean.length
  if (size === 1) return lineDivergence(p, q)
  const [factorOfP, factorOfQ] = [factorOf(p), factorOf(q)]
  if (factorOfP === undefined || factorOfQ === undefined) return Number.POSITIVE_INFINITY
  const column = new Float64Array(size)
  for (let axis = 0; axis < size; axis++) column[axis] = q.mean[axis] - p.mean[axis]
  let sum = squaredSolution(factorOfQ, column, 0) - size
  // tr(C_Q^-1 C_P) = ||L_Q^-1 L_P||^2, column by column.
  for (let of = 0; of < size; of++) {
    for (let row = 0; row < size; row++) column[row] = factorOfP[row * size + of]
    sum += squaredSolution(factorOfQ, column, of)
  }
  return Math.max(0, sum / 2 + halfLogDeterminant(factorOfQ, size) - halfLogDeterminant(factorOfP, size))
}

/**
 * Differential entropy (nats): (d ln(2 pi e) + ln det C) / 2. -Infinity where the covariance is singular.
 *
 * @example
 * normalEntropy(Float64Array.of(1), 0, 1) // 1.4189
 */
export function normalEntropy(covariances: Float64Array, start: number, size: number): number {
  if (size === 1) {
    const variance = covariances[start]
    return variance > 0 ? (Math.log(2 * Math.PI) + 1 + Math.log(variance)) / 2 : Number.NEGATIVE_INFINITY
  }
  const factor = new Float64Array(size * size)
  if (!choleskyFactor(covariances, start, size, factor, 0)) return Number.NEGATIVE_INFINITY
  return (size / 2) * (Math.log(2 * Math.PI) + 1) + halfLogDeterminant(factor, size)
}

/** In one dimension, where chains are very many and a factor is a root. */
function lineDivergence(p: NormalAt, q: NormalAt): number {
  const [varianceOfP, varianceOfQ] = [p.covariances[p.start], q.covariances[q.start]]
  if (!(varianceOfP > 0 && varianceOfQ > 0)) return Number.POSITIVE_INFINITY
  const difference = q.mean[0] - p.mean[0]
  const ratio = varianceOfP / varianceOfQ
  const squares = (difference * difference) / varianceOfQ
  // Of each variance: their ratio may leave the range of numbers.
  return Math.max(0, (ratio + squares - 1 + Math.log(varianceOfQ) - Math.log(varianceOfP)) / 2)
}

function factorOf({ mean, covariances, start }: NormalAt): Float64Array | undefined {
  const factor = new Float64Array(mean.length * mean.length)
  return choleskyFactor(covariances, start, mean.length, factor, 0) ? factor : undefined
}

/** ||L^-1 b||^2; b, which is used up, has nothing but zeros before `first`. */
function squaredSolution(factor: Float64Array, column: Float64Array, first: number): number {
  const size = column.length
  let squares = 0
  for (let row = first; row < size; row++) {
    let rest = column[row]
    for (let at = first; at < row; at++) rest -= factor[row * size + at] * column[at]
    column[row] = rest / factor[row * size + row]
    squares += column[row] * column[row]
  }
  return squares
}

function halfLogDeterminant(factor: Float64Array, size: number): number {
  let sum = 0
  for (let axis = 0; axis < size; axis++) sum += Math.log(factor[axis * (size + 1)])
  return sum
}
