/** An array of numbers of any type. By index: an iterator of several types of array is slow. */
type Numbers = ArrayLike<number>

/**
 * Arithmetic mean in two passes: the second adds the mean residual, so equal values give exactly that value
 * and rounding does not depend on the order of magnitude.
 */
export function mean(values: Numbers): number {
  if (values.length === 0) throw new RangeError('The mean of no values is not defined')
  let sum = 0
  for (let at = 0; at < values.length; at++) sum += values[at]
  const first = sum / values.length
  if (!Number.isFinite(first)) return first
  let residual = 0
  for (let at = 0; at < values.length; at++) residual += values[at] - first
  return first + residual / values.length
}

/**
 * Unbiased standard deviation (n - 1 in the denominator). Needs two values.
 * Spread that is only rounding (below 1e-12 of the largest value) is 0.
 */
export function standardDeviation(values: Numbers): number {
  if (values.length < 2) throw new RangeError('A standard deviation needs at least two values')
  const centre = mean(values)
  let squares = 0
  let largest = 0
  for (let at = 0; at < values.length; at++) {
    const difference = values[at] - centre
    squares += difference * difference
    largest = Math.max(largest, Math.abs(values[at]))
  }
  const deviation = Math.sqrt(squares / (values.length - 1))
  return deviation <= largest * 1e-12 ? 0 : deviation
}
