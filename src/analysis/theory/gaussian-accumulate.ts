import { z } from 'zod'
import { defineLaw } from './define-law.js'
import { ddof, points, variance } from './parameters.js'

const parameters = z.strictObject({ points, ddof, variance })
const ASSUMPTIONS =
  'Accumulate: every generation fits mean and variance to all n (g + 1) points so far, n of each generation.'

/**
 * @example
 * meanVariance.value({ points: 10 }, 99) // 0.844
 */
export const meanVariance = defineLaw({
  name: 'gaussian.accumulate.mean_variance',
  summary: 'Expected variance of a Gaussian refitted on everything so far.',
  equation:
    'With maximum likelihood (ddof 0) E S_g = sigma^2 prod_{i = 1 .. g + 1} (1 - 1 / (n i^2)). In general, with N = n t points after t = g + 1 fits and c_t = N / (N - ddof), the expected mean square Q around their mean follows Q := Q [(N + n c_t) / (N + n) - n c_t / (N + n)^2] from Q = sigma^2 (1 - 1/n), and E S_g = c_t Q.',
  source: 'derived; the process of Kazdan et al. 2024, arXiv 2410.16713',
  status: 'derived',
  kind: 'exact',
  assumptions: ASSUMPTIONS,
  parameters,
  formula: (given, generation) => momentsOf(given, generation).variance,
})

/**
 * @example
 * meanSquaredError.value({ points: 10 }, 99) // 0.156
 */
export const meanSquaredError = defineLaw({
  name: 'gaussian.accumulate.mean_squared_error',
  summary: 'Expected squared distance of the fitted mean from the truth, per dimension.',
  equation:
    'E (mu_g - mu)^2 grows by n c_t Q / (N + n)^2 in each fit, from sigma^2 / n. With ddof 0 it is sigma^2 - E S_g: the spread of all points around the truth is conserved in expectation.',
  source: 'derived; the process of Kazdan et al. 2024, arXiv 2410.16713',
  status: 'derived',
  kind: 'exact',
  assumptions: ASSUMPTIONS,
  parameters,
  formula: (given, generation) => momentsOf(given, generation).error,
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
  assumptions: `${ASSUMPTIONS} By maximum likelihood (ddof 0).`,
  parameters: z.strictObject({ points, variance }),
  formula({ points: n, variance: truth }) {
    const angle = Math.PI / Math.sqrt(n)
    return (truth * Math.sin(angle)) / angle
  },
})

function momentsOf(
  { points: n, ddof: less, variance: truth }: z.infer<typeof parameters>,
  generation: number,
) {
  let spread = truth * (1 - 1 / n)
  let error = truth / n
  const scaleAt = (fits: number) => (n * fits) / (n * fits - less)
  for (let fits = 1; fits <= generation; fits++) {
    const [all, scale] = [n * (fits + 1), scaleAt(fits)]
    error += (n * scale * spread) / (all * all)
    spread *= (n * fits + n * scale) / all - (n * scale) / (all * all)
  }
  return { variance: scaleAt(generation + 1) * spread, error }
}
