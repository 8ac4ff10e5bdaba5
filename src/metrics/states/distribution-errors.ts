/** How one distribution over states errs from another. */

/**
 * @example
 * squaredError(Float64Array.of(1, 0), Float64Array.of(0.5, 0.5)) // 0.5
 */
export function squaredError(first: Float64Array, second: Float64Array): number {
  let sum = 0
  for (let state = 0; state < first.length; state++) {
    const difference = first[state] - second[state]
    sum += difference * difference
  }
  return sum
}

/**
 * @example
 * totalVariation(Float64Array.of(1, 0), Float64Array.of(0.5, 0.5)) // 0.5
 */
export function totalVariation(first: Float64Array, second: Float64Array): number {
  let sum = 0
  for (let state = 0; state < first.length; state++) sum += Math.abs(first[state] - second[state])
  return sum / 2
}

/**
 * KL(P || Q) in nats; Infinity where Q gives no probability to what P does.
 *
 * @example
 * klDivergence(Float64Array.of(1, 0), Float64Array.of(0.5, 0.5)) // 0.6931
 */
export function klDivergence(p: Float64Array, q: Float64Array): number {
  let sum = 0
  for (let state = 0; state < p.length; state++) {
    if (p[state] > 0) sum += p[state] * Math.log(p[state] / q[state])
  }
  // Of equal distributions rounding may leave less than 0.
  return Math.max(0, sum)
}
