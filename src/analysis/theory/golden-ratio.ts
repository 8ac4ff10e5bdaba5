import { z } from 'zod'
import { defineLaw } from './define-law.js'

const ratio = z.number().gt(0).describe('Human points for each synthetic one, k = n / m.')
const ASSUMPTIONS =
  'Every generation estimates a mean from n new human points with weight w and m points of the last model with weight 1 - w.'

/**
 * @example
 * optimalWeight.value({ ratio: 1 }, 0) // 0.6180, the golden ratio's reciprocal
 */
export const optimalWeight = defineLaw({
  name: 'weighted.optimal_human_weight',
  summary: 'The weight on new human data that makes the error of the loop smallest.',
  equation: 'w* = (sqrt(k^2 + 4 k) - k) / 2.',
  source: 'He, Xu, Cheng 2025, arXiv 2502.18049',
  status: 'read',
  kind: 'exact',
  assumptions: ASSUMPTIONS,
  parameters: z.strictObject({ ratio }),
  formula: ({ ratio: k }) => (Math.sqrt(k * k + 4 * k) - k) / 2,
})

/**
 * @example
 * errorLimit.value({ ratio: 1, weight: 0.618034 }, 0) // 0.6180
 */
export const errorLimit = defineLaw({
  name: 'weighted.relative_squared_error_limit',
  summary: 'Limit of the squared error, in units of that of the human points of one generation alone.',
  equation:
    'V(w) / (sigma^2 / n) = (w^2 + k (1 - w)^2) / (1 - (1 - w)^2); at w* it is w*: synthetic data lower the error.',
  source: 'derived; the loop of He, Xu, Cheng 2025, arXiv 2502.18049',
  status: 'derived',
  kind: 'limit',
  assumptions: ASSUMPTIONS,
  parameters: z.strictObject({
    ratio,
    weight: z.number().gt(0).max(1).describe('Weight w of the human mean.'),
  }),
  formula: ({ ratio: k, weight: w }) => (w * w + k * (1 - w) * (1 - w)) / (1 - (1 - w) * (1 - w)),
})
