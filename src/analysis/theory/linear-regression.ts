import { z } from 'zod'
import { defineLaw } from './define-law.js'
import { coefficients, noiseVariance } from './parameters.js'

const parameters = z.strictObject({
  dimension: coefficients,
  points: z.int().min(1).describe('Training points T of every generation.'),
  noise: noiseVariance,
})
type Parameters = z.infer<typeof parameters>
const ASSUMPTIONS =
  'Least squares without intercept on x ~ N(0, I_d), more points than d + 1; models relabel the inputs, with noise of the same variance.'

/**
 * @example
 * replaceError.value({ dimension: 10, points: 111 }, 9) // 1.0
 */
export const replaceError = defineLaw({
  name: 'regression.replace.test_error',
  summary: 'Expected test error of least squares refitted on its own labels alone.',
  equation:
    'E = (g + 1) sigma^2 d / (T - d - 1), beyond the noise itself; the same for fixed and for new inputs.',
  source: 'Gerstgrasser et al. 2024, arXiv 2404.01413',
  status: 'read',
  kind: 'exact',
  assumptions: ASSUMPTIONS,
  parameters,
  formula: (given, generation) => onFirst(given, (first) => first * (generation + 1)),
})

/**
 * @example
 * accumulateError.value({ dimension: 10, points: 111 }, 9) // 0.155
 */
export const accumulateError = defineLaw({
  name: 'regression.accumulate.test_error',
  summary: 'Expected test error of least squares refitted on all labels so far.',
  equation: 'E = sigma^2 d / (T - d - 1) sum_{i = 1 .. g + 1} 1 / i^2.',
  source: 'Gerstgrasser et al. 2024, arXiv 2404.01413',
  status: 'read',
  kind: 'exact',
  assumptions: `${ASSUMPTIONS} The same inputs in every generation.`,
  parameters,
  formula: (given, generation) =>
    onFirst(given, (first) => {
      let sum = 0
      for (let fit = 1; fit <= generation + 1; fit++) sum += 1 / (fit * fit)
      return first * sum
    }),
})

/**
 * @example
 * accumulateErrorLimit.value({ dimension: 10, points: 111 }, 0) // 0.1645
 */
export const accumulateErrorLimit = defineLaw({
  name: 'regression.accumulate.test_error_limit',
  summary: 'What the test error of least squares refitted on all labels so far rises to.',
  equation: 'sigma^2 d / (T - d - 1) pi^2 / 6.',
  source: 'Gerstgrasser et al. 2024, arXiv 2404.01413; Dey and Donoho 2024, arXiv 2410.22812',
  status: 'read',
  kind: 'limit',
  assumptions: `${ASSUMPTIONS} The same inputs in every generation.`,
  parameters,
  formula: (given) => onFirst(given, (first) => (first * Math.PI * Math.PI) / 6),
})

/**
 * E = sigma^2 sum_{i = 1 .. g + 1} d / (i (i T - d - 1)). Fit i adds A_i^-1 X_i' e_i to the coefficients, with the second
 * moments A_i of all i T items and the noise e_i of the last T; the i designs are alike, so E tr(A_i^-1 S_i A_i^-1) =
 * E tr(A_i^-1) / i.
 *
 * @example
 * accumulateNewInputsError.value({ dimension: 10, points: 111 }, 9) // 0.1514
 */
export const accumulateNewInputsError = defineLaw({
  name: 'regression.accumulate.test_error_new_inputs',
  summary:
    'Expected test error of least squares refitted on all labels so far, of new inputs in every generation.',
  equation: 'E = sigma^2 sum_{i = 1 .. g + 1} d / (i (i T - d - 1)).',
  source: 'derived, after Gerstgrasser et al. 2024, arXiv 2404.01413',
  status: 'derived',
  kind: 'exact',
  assumptions: `${ASSUMPTIONS} New inputs in every generation.`,
  parameters,
  formula: ({ dimension, points, noise }, generation) => {
    if (points <= dimension + 1) return tooFew(points, dimension)
    let sum = 0
    for (let fit = 1; fit <= generation + 1; fit++) sum += dimension / (fit * (fit * points - dimension - 1))
    return noise * sum
  },
})

/** The error of generation 0, handed on; or why there is none. */
function onFirst({ dimension, points, noise }: Parameters, then: (error: number) => number): number | string {
  if (points <= dimension + 1) return tooFew(points, dimension)
  return then((noise * dimension) / (points - dimension - 1))
}

function tooFew(points: number, dimension: number): string {
  return `${points} points for ${dimension} coefficients`
}
