/** B(2j) / (2j)! for j = 1, 2, ...: the coefficients of the Euler-Maclaurin formula. */
const EULER_MACLAURIN = [
  1 / 12,
  -1 / 720,
  1 / 30240,
  -1 / 1209600,
  1 / 47900160,
  -691 / 1307674368000,
  1 / 74724249600,
]

/**
 * Hurwitz' zeta function of one exponent s > 1, zeta(s, q) = sum over k >= 0 of (q + k)^-s, for many q > 0. Terms
 * below q = s + 12 are added one by one, the rest by Euler and Maclaurin: relative error below 1e-13. All is kept
 * relative to q^-s, so that nothing underflows where q and s are large.
 *
 * @example
 * new HurwitzZeta(2).log(1) // ln(pi^2 / 6) = 0.4977
 */
export class HurwitzZeta {
  readonly #s: number
  /** Coefficient of x^-(2j - 1) in the tail beyond x: c_j = B(2j) / (2j)! s (s + 1) ... (s + 2j - 2). */
  readonly #coefficients: Float64Array
  /** Its first and second derivatives in s. */
  readonly #slopes: Float64Array
  readonly #curvatures: Float64Array

  constructor(s: number) {
    if (!(s > 1)) throw new RangeError(`The zeta function needs an exponent above 1, not ${s}`)
    this.#s = s
    this.#coefficients = new Float64Array(EULER_MACLAURIN.length)
    this.#slopes = new Float64Array(EULER_MACLAURIN.length)
    this.#curvatures = new Float64Array(EULER_MACLAURIN.length)
    // The rising factorial and its derivatives, one factor (s + factor) after another.
    let [rising, slope, curvature] = [1, 0, 0]
    for (let factor = 0; factor <= 2 * (EULER_MACLAURIN.length - 1); factor++) {
      curvature = curvature * (s + factor) + 2 * slope
      slope = slope * (s + factor) + rising
      rising *= s + factor
      if (factor % 2 === 1) continue
      const j = factor / 2
      this.#coefficients[j] = EULER_MACLAURIN[j] * rising
      this.#slopes[j] = EULER_MACLAURIN[j] * slope
      this.#curvatures[j] = EULER_MACLAURIN[j] * curvature
    }
  }

  /** ln zeta(s, q). */
  log(q: number): number {
    const s = this.#s
    let sum = 0
    let at = q
    for (; at < s + 12; at++) {
      const term = Math.exp(-s * Math.log(at / q))
      sum += term
      if (term < sum * 1e-18) return Math.log(sum) - s * Math.log(q)
    }
    const tail = at / (s - 1) + 0.5 + oddPowers(this.#coefficients, 1 / at)
    return Math.log(sum + Math.exp(-s * Math.log(at / q)) * tail) - s * Math.log(q)
  }

  /**
   * Derivatives in s of ln(q^s zeta(s, q)), which does not cancel where s is large. For whole x from q on with
   * P(x) ~ x^-s they are -E[ln(x / q)] and Var[ln x].
   */
  logDerivatives(q: number): { readonly slope: number; readonly curvature: number } {
    const s = this.#s
    let [sum, first, second] = [0, 0, 0]
    let at = q
    for (; at < s + 12; at++) {
      const log = Math.log(at / q)
      const term = Math.exp(-s * log)
      sum += term
      first -= log * term
      second += log * log * term
      if (term < sum * 1e-18) return logarithmic(sum, first, second)
    }
    const log = Math.log(at / q)
    const scale = Math.exp(-s * log)
    const integral = at / (s - 1)
    const tail = integral + 0.5 + oddPowers(this.#coefficients, 1 / at)
    const slope = -integral / (s - 1) + oddPowers(this.#slopes, 1 / at)
    const curvature = (2 * integral) / (s - 1) / (s - 1) + oddPowers(this.#curvatures, 1 / at)
    return logarithmic(
      sum + scale * tail,
      first + scale * (slope - log * tail),
      second + scale * (curvature - 2 * log * slope + log * log * tail),
    )
  }
}

/** The derivatives of ln f from f and its own. */
function logarithmic(value: number, first: number, second: number) {
  const slope = first / value
  return { slope, curvature: second / value - slope * slope }
}

/** c_0 x + c_1 x^3 + c_2 x^5 + ... */
function oddPowers(coefficients: Float64Array, x: number): number {
  const square = x * x
  let sum = 0
  for (let index = coefficients.length - 1; index >= 0; index--) sum = sum * square + coefficients[index]
  return sum * x
}
