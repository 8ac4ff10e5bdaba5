import { z } from 'zod'
import { defineLaw } from './define-law.js'
import { points, variance } from './parameters.js'

const parameters = z.strictObject({ points, variance })
const ASSUMPTIONS =
  'Accumulate: every generation fits mean and variance, by maximum likelihood (ddof 0), to all n (g + 1) points so far, n of each generation.'

/**
 * @example
 * meanVariance.value({ points: 10 }, 99) // 0.844
 */
export const meanVariance = defineLaw({
  name: 'gaussian.accumulate.mean_variance',
  summary: 'Expected variance of a Gaussian refitted on everything so far.',
  equation: 'E S_g = sigma^2 prod_{i = 1 .. g + 1} (1 - 1 / (n i^2)).',
  source: 'derived; the process of Kazdan et al. 2024, arXiv 2410.16713',
  status: 'derived',
  kind: 'exact',
  assumptions: ASSUMPTIONS,
  parameters,
  formula: ({ points: n, variance: truth }, generation) => truth * keptAfter(n, generation + 1),
})

/**
 * @example
 * meanSquaredError.value({ points: 10 }, 99) // 0.156
 */
export const meanSquaredError = defineLaw({
  name: 'gaussian.accumulate.mean_squared_error',
  summary: 'Expected squared distance of the fitted mean from the truth, per dimension.',
  equation:
    'E (mu_g - mu)^2 = sigma^2 - E S_g: the spread of all points around the truth is conserved in expectation.',
  source: 'derived; the process of Kazdan et al. 2024, arXiv 2410.16713',
  status: 'derived',
  kind: 'exact',
  assumptions: ASSUMPTIONS,
  parameters,
  formula: ({ points: n, variance: truth }, generation) => truth * (1 - keptAfter(n, generation + 1)),
})

/**
 * @example
 * varianceLimit.value({ points: 10 }, 0) // 0.8436
 */
export const varianceLimit = defineLaw({
  name: 'gaussian.accumulate.variance_limit',
  summary: 'What the expected variance of a Gaussian refitted on everything so far falls to.',
  equation: "lim E S_g = sigma^2 sin(pi / sqrt n) / (pi / sqrt n): Euler's product.",
  source: 'derived',
  status: 'derived',
  kind: 'limit',
  assumptions: ASSUMPTIONS,
  parameters,
  formula({ points: n, variance: truth }) {
    const angle = Math.PI / Math.sqrt(n)
    return (truth * Math.sin(angle)) / angle
  },
})

function keptAfter(n: number, fits: number): number {
  let product = 1
  for (let fit = 1; fit <= fits; fit++) product *= 1 - 1 / (n * fit * fit)
  return product
}
