import { z } from 'zod'
import { defineLaw } from './define-law.js'
import { coefficients, noiseVariance } from './parameters.js'

/**
 * Fit g + 1 solves w' - w* = U (w + s - w*) + noise with U = S^-1 S_2: S the second moments of all n items, S_2 those of
 * the m = p n that the model labelled, s its shift. U is rotation invariant with E U = p I and E U'U = k I, so the mean
 * offset follows a' = p (a + 1), in units of s, and E = |w - w*|^2 follows E' = k (E + 2 c^2 a + c^2) + sigma^2 d / (n - d - 1).
 *
 * k: with S_2 = S^(1/2) V S^(1/2), V is independent of S and E[V_ij V_kl] = u d_ij d_kl + v (d_ik d_jl + d_il d_jk). The
 * second moments of the Wishart matrices S and S_2 give u and v, and k d = (u + v) d + v E[tr S tr S^-1].
 *
 * @example
 * shiftedLabelsError.value({ dimension: 20, points: 2000, share: 0.5, shift: 1 }, 1) // 0.2653
 */
export const shiftedLabelsError = defineLaw({
  name: 'regression.mixed.test_error',
  summary:
    'Expected test error of least squares on mixes of new human items and items that a shifted model labelled.',
  equation:
    "E' = k (E + 2 c^2 a + c^2) + sigma^2 d / (n - d - 1) with a' = p (a + 1); generation 0 has a = 0 and the last term alone. k d = E tr U'U, U = S^-1 S_2 with the second moments S of all n items and S_2 of the p n labelled ones.",
  source: 'derived; to first order Dohmatob et al. 2024, arXiv 2410.04840',
  status: 'derived',
  kind: 'exact',
  assumptions:
    'Least squares without intercept on x ~ N(0, I_d), more points than d + 1; human items and inputs are new in every generation (draw: fresh, design: new), noise has the same variance everywhere.',
  parameters: z.strictObject({
    dimension: coefficients,
    points: z.int().min(1).describe('All training points n of every generation.'),
    share: z.number().min(0).max(1).describe('Share p of points that the last model labelled.'),
    shift: z
      .number()
      .min(0)
      .describe('c^2: squared length of what is added to the model’s coefficients before.'),
    noise: noiseVariance,
  }),
  formula({ dimension, points, share, shift, noise }, generation) {
    if (points <= dimension + 1) return `${points} points for ${dimension} coefficients`
    const kept = shareOfSquare(points, Math.round(share * points), dimension)
    const own = (noise * dimension) / (points - dimension - 1)
    let error = own
    let offset = 0
    for (let fit = 1; fit <= generation; fit++) {
      error = kept * (error + shift * (2 * offset + 1)) + own
      offset = share * (offset + 1)
    }
    return error
  },
})

/** k: the share of a squared offset that is left after a fit to n items, m of them labelled with that offset. */
function shareOfSquare(points: number, labelled: number, dimension: number): number {
  // E tr W^2 and E (tr W)^2 of a Wishart matrix of m items.
  const traceOfSquare = (items: number) => items * dimension * (items + dimension + 1)
  const squareOfTrace = (items: number) => items * dimension * (items * dimension + 2)
  const [p, q] = [traceOfSquare(points), squareOfTrace(points)]
  const [p2, q2] = [traceOfSquare(labelled), squareOfTrace(labelled)]
  if (dimension === 1) return q2 / q
  // u p + v (p + q) = p2 and u q + 2 v p = q2.
  const v = (p2 * q - q2 * p) / ((p + q) * q - 2 * p * p)
  const u = (q2 - 2 * v * p) / q
  const traces = (dimension * (points * dimension - 2)) / (points - dimension - 1)
  return ((u + v) * dimension + v * traces) / dimension
}
