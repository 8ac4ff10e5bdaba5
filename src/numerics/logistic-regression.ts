import { minimise } from './minimise.js'

export interface LogisticModel {
  readonly weights: Float64Array
  readonly intercept: number
}

export interface LogisticOptions {
  /** Ridge penalty. */
  readonly penalty: number
  /** The fit ends where no derivative of the mean loss is larger. */
  readonly precision?: number
}

/**
 * Logistic regression with a ridge penalty on the weights, not on the intercept.
 *
 * **Formula.** Minimises sum of ln(1 + exp(-y (w . x + b))) + penalty / 2 |w|^2 over all rows x with y = 1 where
 * `labels` is 1, else -1.
 *
 * @param labels 1 or 0, one a row
 */
export function logisticRegression(
  values: Float64Array,
  labels: Uint8Array,
  dimension: number,
  { penalty, precision = 1e-7 }: LogisticOptions,
): LogisticModel {
  // The last variable is the intercept.
  const point = new Float64Array(dimension + 1)
  minimise((at, gradient) => lossAt(values, labels, dimension, penalty, at, gradient), point, {
    tolerance: precision * labels.length,
    rounds: 500,
  })
  return { weights: point.slice(0, dimension), intercept: point[dimension] }
}

function lossAt(
  values: Float64Array,
  labels: Uint8Array,
  dimension: number,
  penalty: number,
  point: Float64Array,
  gradient: Float64Array,
): number {
  gradient.fill(0)
  let loss = 0
  for (let row = 0; row < labels.length; row++) {
    const start = row * dimension
    let score = point[dimension]
    for (let axis = 0; axis < dimension; axis++) score += point[axis] * values[start + axis]
    // ln(1 + e^-m) and its slope, without e to a large power.
    const margin = labels[row] === 1 ? score : -score
    const small = Math.exp(-Math.abs(margin))
    loss += Math.log1p(small) + Math.max(0, -margin)
    const missed = margin > 0 ? small / (1 + small) : 1 / (1 + small)
    const pull = labels[row] === 1 ? -missed : missed
    for (let axis = 0; axis < dimension; axis++) gradient[axis] += pull * values[start + axis]
    gradient[dimension] += pull
  }
  for (let axis = 0; axis < dimension; axis++) {
    loss += (penalty / 2) * point[axis] * point[axis]
    gradient[axis] += penalty * point[axis]
  }
  return loss
}

/** w . x + b of every row: above 0 where label 1 is likelier. */
export function logisticScores({ weights, intercept }: LogisticModel, values: Float64Array): Float64Array {
  const dimension = weights.length
  const scores = new Float64Array(values.length / dimension)
  for (let row = 0; row < scores.length; row++) {
    let score = intercept
    for (let axis = 0; axis < dimension; axis++) score += weights[axis] * values[row * dimension + axis]
    scores[row] = score
  }
  return scores
}
