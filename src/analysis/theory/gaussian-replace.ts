import { z } from 'zod'
import { digamma } from '../../numerics/digamma.js'
import { defineLaw } from './define-law.js'
import { power, unbiasingFactor } from './gaussian-moments.js'
import { ddof, points, temperature, variance } from './parameters.js'

const parameters = z.strictObject({ points, ddof, variance, temperature })
type Parameters = z.infer<typeof parameters>

const ASSUMPTIONS =
  'Replace: every generation fits mean and covariance to n points of the last model alone; truth and family are Gaussian.'

/** What one fit multiplies the expected variance by. */
function shrinkage({ points: n, ddof: less }: Parameters): number {
  return less === 1 ? 1 : 1 - 1 / n
}

/**
 * @example
 * meanVariance.value({ points: 10 }, 9) // 0.3487, maximum likelihood; 1 with ddof 1
 */
export const meanVariance = defineLaw({
  name: 'gaussian.replace.mean_variance',
  summary:
    'Expected variance of a Gaussian refitted on its own samples (each diagonal entry in d dimensions).',
  equation:
    'E S_g = sigma^2 lambda^g (1 - 1/n)^(g + 1) for ddof 0 and sigma^2 lambda^g for ddof 1, lambda the temperature: there are g + 1 fits, and g of them are of samples of a model.',
  source:
    'Alemohammad et al. 2023, arXiv 2307.01850 (ddof 1); derived (ddof 0, of Kazdan et al. 2024, arXiv 2410.16713)',
  status: 'read',
  kind: 'exact',
  assumptions: ASSUMPTIONS,
  parameters,
  formula: (given, generation) =>
    given.variance * power(given.temperature, generation) * power(shrinkage(given), generation + 1),
})

/**
 * @example
 * meanSquaredError.value({ points: 100, ddof: 1 }, 49) // 0.5: t / M after t = 50 fits
 */
export const meanSquaredError = defineLaw({
  name: 'gaussian.replace.mean_squared_error',
  summary: 'Expected squared distance of the fitted mean from the truth, per dimension.',
  equation:
    'E (mu_g - mu)^2 = (1/n) (sigma^2 + lambda sum_{k < g} E S_k): each fit adds the variance that it draws its points with.',
  source: 'derived; with Shumailov et al. 2024, Nature 631:755, to first order',
  status: 'derived',
  kind: 'exact',
  assumptions: ASSUMPTIONS,
  parameters,
  formula(given, generation) {
    const ratio = given.temperature * shrinkage(given)
    // The sum of a geometric series, whose ratio may be 1.
    const terms = ratio === 1 ? generation : (1 - power(ratio, generation)) / (1 - ratio)
    return (given.variance / given.points) * (1 + given.temperature * shrinkage(given) * terms)
  },
})

/**
 * @example
 * meanDeviation.value({ points: 10, ddof: 1 }, 19) // 0.5744
 */
export const meanDeviation = defineLaw({
  name: 'gaussian.replace.mean_deviation',
  summary: 'Expected standard deviation of a one-dimensional Gaussian refitted on its own samples.',
  equation:
    'E s_g = sigma lambda^(g/2) (c4(n) sqrt((n - 1) / (n - ddof)))^(g + 1): the typical deviation falls though the mean of its square, with ddof 1, does not.',
  source: 'Bertrand et al. 2023, arXiv 2310.00429; derived in closed form',
  status: 'read',
  kind: 'exact',
  assumptions: `${ASSUMPTIONS} One dimension.`,
  parameters,
  formula: (given, generation) => {
    const { points: n, ddof: less } = given
    const factor = unbiasingFactor(n) * Math.sqrt((n - 1) / (n - less))
    return Math.sqrt(given.variance * power(given.temperature, generation)) * power(factor, generation + 1)
  },
})

/**
 * @example
 * meanLogVariance.value({ points: 10, ddof: 1 }, 19) // -2.304
 */
export const meanLogVariance = defineLaw({
  name: 'gaussian.replace.mean_log_variance',
  summary:
    'Expected natural logarithm of the variance of a one-dimensional Gaussian refitted on its own samples.',
  equation:
    'E ln S_g = ln sigma^2 + g ln lambda + (g + 1) (psi((n - 1) / 2) + ln 2 - ln(n - ddof)), about -(g + 1) / n for ddof 1.',
  source: 'derived',
  status: 'derived',
  kind: 'exact',
  assumptions: `${ASSUMPTIONS} One dimension.`,
  parameters,
  formula({ points: n, ddof: less, variance: truth, temperature: lambda }, generation) {
    const step = digamma((n - 1) / 2) + Math.LN2 - Math.log(n - less)
    return Math.log(truth) + generation * Math.log(lambda) + (generation + 1) * step
  },
})

/**
 * @example
 * medianVariance.value({ points: 10, ddof: 1 }, 19) // 0.0999
 */
export const medianVariance = defineLaw({
  name: 'gaussian.replace.median_variance',
  summary: 'Median variance of a one-dimensional Gaussian refitted on its own samples.',
  equation:
    'exp(E ln S_g): the logarithm is a sum of independent terms, so the median of S is near its exponential.',
  source: 'derived',
  status: 'derived',
  kind: 'approximate',
  assumptions: `${ASSUMPTIONS} One dimension; enough generations for the logarithm to be about normal.`,
  parameters,
  formula: (given, generation) => Math.exp(meanLogVariance.value(given, generation)),
})
