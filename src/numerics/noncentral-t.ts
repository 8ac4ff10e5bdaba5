import jStat from 'jstat'
import { fallingRoot } from './falling-root.js'
import { normalCdf, normalQuantile } from './normal.js'

const ROOT_TWO_PI = Math.sqrt(2 * Math.PI)

/** Beyond, the normal distribution is 0 or 1 to 15 digits. */
const FAR = 8
const FEWEST_STEPS = 160
const MOST_STEPS = 8192

export interface NoncentralT {
  /** P(T <= t). */
  readonly value: number
  /** Its derivative by the noncentrality: never above 0. */
  readonly slope: number
}

/**
 * The noncentral t distribution: T = (Z + noncentrality) / s with df s^2 chi-square distributed. The
 * trapezoidal rule over u = ln s of Phi(t s - noncentrality) times the density of u, which falls off smoothly on both
 * sides; absolute error below 1e-9. (jStat's own gives 0 where the noncentrality is above 37.)
 *
 * Source: Johnson, Kotz and Balakrishnan 1995, Continuous Univariate Distributions 2, chapter 31.
 *
 * @example
 * noncentralT(2.776, 4, 1).value // 0.8805017
 */
export function noncentralT(t: number, df: number, noncentrality: number): NoncentralT {
  if (!(df > 0)) throw new RangeError(`Degrees of freedom must be above 0, not ${df}`)
  const spread = 1 / Math.sqrt(2 * df)
  // The density of u falls as exp(df u) on the left, and much faster on the right.
  const from = -Math.max(25 / df, 10 * spread)
  const width = Math.log1p(10 * spread) - from
  // Phi turns from 0 to 1 within 1 / |noncentrality|: steps must be finer than that.
  const wanted = Math.ceil(width * Math.abs(noncentrality) * 3)
  const steps = Math.min(MOST_STEPS, Math.max(FEWEST_STEPS, wanted))
  const step = width / steps
  const logFactor = Math.LN2 + (df / 2) * Math.log(df / 2) - jStat.gammaln(df / 2)
  let [value, slope] = [0, 0]
  for (let at = 0; at <= steps; at++) {
    const u = from + at * step
    const s = Math.exp(u)
    const z = t * s - noncentrality
    if (z < -FAR) continue
    const density = Math.exp(logFactor + df * u - (df * s * s) / 2)
    if (z > FAR) value += density
    else {
      value += density * normalCdf(z)
      slope -= (density * Math.exp((-z * z) / 2)) / ROOT_TWO_PI
    }
  }
  return { value: Math.min(1, value * step), slope: slope * step }
}

/**
 * The noncentrality at which P(T <= t) is `p`: limits of an interval for an effect size.
 *
 * @example
 * noncentralityOf(2, 9, 0.025) // 4.1162: upper end of the 95% interval
 */
export function noncentralityOf(t: number, df: number, p: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`A probability strictly between 0 and 1 is needed, not ${p}`)
  const target = normalQuantile(p)
  // Fallen to where P(T <= t) is 1 to all digits, so that the root lies above.
  const low = t - 12 * (1 + Math.abs(t))
  const start = t - target * Math.sqrt(1 + (t * t) / (2 * df))
  const at = (shift: number) => {
    const { value, slope } = noncentralT(t, df, low + shift)
    if (value < 1e-12 || value > 1 - 1e-12) return { value: value - p, slope }
    // As a normal quantile it is nearly a straight line, on which Newton's steps arrive at once.
    const z = normalQuantile(value)
    return { value: z - target, slope: slope * ROOT_TWO_PI * Math.exp((z * z) / 2) }
  }
  return low + fallingRoot(at, 0, Math.max(start - low, 0))
}
