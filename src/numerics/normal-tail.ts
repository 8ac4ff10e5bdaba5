/** Where the series loses digits to the difference from 1/2 and the continued fraction is short. */
const FRACTION_FROM = 3
/** Levels of the continued fraction: at 3 it has converged to the last digit after 70. */
const LEVELS = 80
const ROOT_OF_2_PI = Math.sqrt(2 * Math.PI)

/**
 * P(Z > z) of a standard normal Z, with a relative error below 1e-12 in either tail.
 *
 * Source: Abramowitz and Stegun 1964, formulae 26.2.11 (series) and 26.2.14 (continued fraction).
 *
 * @example
 * normalTail(1.959963984540054) // 0.025
 */
export function normalTail(z: number): number {
  if (z < 0) return 1 - normalTail(-z)
  const density = Math.exp((-z * z) / 2) / ROOT_OF_2_PI
  // Far out, where z itself may be infinite.
  if (density === 0) return 0
  if (z >= FRACTION_FROM) {
    let fraction = z
    for (let level = LEVELS; level >= 1; level--) fraction = z + level / fraction
    return density / fraction
  }
  let term = z
  let sum = 0
  for (let odd = 1; sum + term !== sum; odd += 2) {
    sum += term
    term *= (z * z) / (odd + 2)
  }
  return 0.5 - density * sum
}
