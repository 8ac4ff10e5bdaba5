/** Normal distributions about 0, weighted. */
export interface ScaleMixture {
  readonly weights: Float64Array
  readonly variances: Float64Array
}

/** Components whose weight is e^-40 of the largest, 4e-18, are left away. */
const NEGLIGIBLE = -40

const WIDEST_STEP = 0.25

/**
 * Student's t distribution as a mixture of normal ones.
 *
 * **Formula.** T = Z sqrt(V) with V = v / chi-square(v): the density of s = ln V is proportional to
 * exp(-(v / 2)(s + e^-s)), with its peak at 0. The integral over s is taken by the trapezoidal rule, whose error falls
 * exponentially with the step for a function like this one: the density has six digits or more wherever 1e-12 of the
 * mass still lies further out.
 *
 * Source: Andrews and Mallows 1974, Scale mixtures of normal distributions; Trefethen and Weideman 2014, The
 * exponentially convergent trapezoidal rule.
 */
export function studentTMixture(degrees: number): ScaleMixture {
  // Of many degrees the peak is narrow: about sqrt(2 / degrees).
  const step = Math.min(WIDEST_STEP, (2 * Math.PI) / Math.sqrt(60 * (degrees + 1)))
  const logWeight = (s: number) => (-degrees / 2) * (s + Math.exp(-s) - 1)
  let [first, last] = [0, 0]
  while (logWeight((first - 1) * step) > NEGLIGIBLE) first--
  while (logWeight((last + 1) * step) > NEGLIGIBLE) last++
  const places = Float64Array.from({ length: last - first + 1 }, (_, at) => (first + at) * step)
  const weights = places.map((s) => Math.exp(logWeight(s)))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return { weights: weights.map((weight) => weight / total), variances: places.map(Math.exp) }
}
