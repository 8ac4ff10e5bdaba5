import { z } from 'zod'
import { defineLaw } from './define-law.js'
import { variance } from './parameters.js'

const parameters = z.strictObject({
  points: z.int().min(10).describe('Training points n of every generation; the law is for many.'),
  variance,
})
const ASSUMPTIONS =
  'Accumulate-subsample: every generation fits the mean, of known variance, to n of the n (g + 1) points so far, drawn without replacement; n is large.'

/**
 * @example
 * meanSquaredError.value({ points: 50 }, 4) * 50 // 2.39
 */
export const meanSquaredError = defineLaw({
  name: 'gaussian.accumulate-subsample.mean_squared_error',
  summary: 'Expected squared distance of the mean from the truth, fitted to a sample of everything so far.',
  equation:
    'n E (mu_g - mu)^2 / sigma^2 = 1 + sum_{i = 2 .. t} (2 - 1 / (i - 1)) / i^2 + (1 - 1 / t), t = g + 1.',
  source: 'derived; the process of Kazdan et al. 2024, arXiv 2410.16713',
  status: 'derived',
  kind: 'approximate',
  assumptions: ASSUMPTIONS,
  parameters,
  formula({ points, variance: truth }, generation) {
    const fits = generation + 1
    let sum = 2 - 1 / fits
    for (let fit = 2; fit <= fits; fit++) sum += (2 - 1 / (fit - 1)) / (fit * fit)
    return (truth * sum) / points
  },
})

/**
 * @example
 * squaredErrorLimit.value({ points: 100 }, 0) * 100 // 2.9348
 */
export const squaredErrorLimit = defineLaw({
  name: 'gaussian.accumulate-subsample.squared_error_limit',
  summary: 'What that squared distance rises to.',
  equation:
    "lim n E (mu_g - mu)^2 / sigma^2 = pi^2 / 2 - 2: between accumulate's pi^2 / 6 and replace's growth without end.",
  source: 'derived',
  status: 'derived',
  kind: 'limit',
  assumptions: ASSUMPTIONS,
  parameters,
  formula: ({ points, variance: truth }) => (truth * ((Math.PI * Math.PI) / 2 - 2)) / points,
})
