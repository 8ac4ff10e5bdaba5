import jStat from 'jstat'
import { fallingRoot } from './falling-root.js'

/**
 * P(X > x) of a chi-square variable with a whole number of degrees of freedom, to about 1e-15.
 *
 * **Formula.** With t(1) = sqrt(2 / (pi x)) e^(-x/2), t(2) = e^(-x/2) and t(k + 2) = t(k) x / k, which is twice the
 * density of k + 2 degrees: P of k + 2 degrees is that of k plus t(k + 2).
 *
 * Source: Abramowitz and Stegun, 26.4.4, 26.4.5 and 26.4.8.
 *
 * @example
 * chiSquareTail(3.841459, 1) // 0.05
 */
export function chiSquareTail(x: number, degrees: number): number {
  return tailAndSlope(x, degrees).value
}

/**
 * The x that a chi-square variable stays below with probability p.
 *
 * @example
 * chiSquareQuantile(0.95, 2) // 5.991465
 */
export function chiSquareQuantile(p: number, degrees: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`A probability strictly between 0 and 1 is needed, not ${p}`)
  return fallingRoot(
    (x) => {
      const { value, slope } = tailAndSlope(x, degrees)
      return { value: value - (1 - p), slope }
    },
    0,
    degrees,
  )
}

function tailAndSlope(x: number, degrees: number): { value: number; slope: number } {
  if (!(Number.isInteger(degrees) && degrees >= 1)) {
    throw new RangeError(`Degrees of freedom are a whole number from 1, not ${degrees}`)
  }
  if (!(x > 0)) return { value: 1, slope: 0 }
  const odd = degrees % 2 === 1
  // Logarithms: where degrees are many the first terms are too small for a number.
  let logTerm = odd ? (Math.log(2) - Math.log(Math.PI * x) - x) / 2 : -x / 2
  let value = odd ? jStat.erfc(Math.sqrt(x / 2)) : Math.exp(logTerm)
  for (let below = odd ? 1 : 2; below < degrees; below += 2) {
    logTerm += Math.log(x / below)
    value += Math.exp(logTerm)
  }
  return { value: Math.min(1, value), slope: -Math.exp(logTerm) / 2 }
}
