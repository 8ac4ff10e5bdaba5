import { z } from 'zod'
import { defineLaw } from './define-law.js'
import { meanDeviation, meanSquaredError, meanVariance } from './gaussian-replace.js'
import { ddof, points, temperature, variance } from './parameters.js'

const parameters = z.strictObject({ points, ddof, variance, temperature })

/**
 * @example
 * wasserstein.value({ points: 1000, ddof: 1 }, 9) // 0.01500
 */
export const wasserstein = defineLaw({
  name: 'gaussian.replace.wasserstein2',
  summary: 'Expected squared Wasserstein-2 distance of a one-dimensional Gaussian from the truth.',
  equation:
    'E W_2^2 = E (mu_g - mu)^2 + E S_g + sigma^2 - 2 sigma E s_g. With ddof 1 and t = g + 1 fits: t/n + 2 - 2 c4(n)^t.',
  source: 'derived',
  status: 'derived',
  kind: 'exact',
  assumptions: 'Replace: every generation fits n points of the last model alone; one dimension.',
  parameters,
  formula: (given, generation) =>
    meanSquaredError.value(given, generation) +
    meanVariance.value(given, generation) +
    given.variance -
    2 * Math.sqrt(given.variance) * meanDeviation.value(given, generation),
})

const firstOrder = z.strictObject({
  sizes: z.array(z.int().min(2)).min(1).describe('Training points M_0, M_1, ... of each generation.'),
  variance,
})

/**
 * @example
 * wassersteinFirstOrder.value({ sizes: Array(11).fill(100) }, 10) // 0.165
 */
export const wassersteinFirstOrder = defineLaw({
  name: 'gaussian.replace.wasserstein2_first_order',
  summary: 'The same for training sets of any size, to first order.',
  equation:
    'E W_2^2 = (3/2) sigma^2 (1/M_0 + ... + 1/M_g), to first order in 1/M, with the unbiased variance. It stays finite only where sizes grow faster than linearly.',
  source: 'Shumailov et al. 2024, Nature 631:755, arXiv 2305.17493',
  status: 'read',
  kind: 'approximate',
  assumptions: 'Replace, unbiased variance (ddof 1), one dimension, and far fewer generations than points.',
  parameters: firstOrder,
  formula({ sizes, variance: truth }, generation) {
    if (generation >= sizes.length) return `no size is given for generation ${generation}`
    return 1.5 * truth * sizes.slice(0, generation + 1).reduce((sum, size) => sum + 1 / size, 0)
  },
})
