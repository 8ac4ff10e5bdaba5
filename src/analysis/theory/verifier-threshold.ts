import { z } from 'zod'
import { defineLaw } from './define-law.js'

const probability = z.number().min(0).max(1)

/**
 * @example
 * verifierThreshold.value({ keepsRight: 0.9, keepsWrong: 0.3 }, 0) // 0.75
 */
export const verifierThreshold = defineLaw({
  name: 'verifier.label_error_threshold',
  summary: 'Share of wrong labels up to which training on verified synthetic data still ends right.',
  equation: 'p* = 1 / (1 + psi / phi): 1/2 without a filter, 1 with a perfect one.',
  source: 'Feng et al. 2024, arXiv 2406.07515',
  status: 'read',
  kind: 'limit',
  assumptions:
    'Linear classification with unlimited data; labels are wrong, and the verifier errs, independently of the input.',
  parameters: z.strictObject({
    keepsRight: probability.gt(0).describe('phi: probability that the verifier keeps a right label.'),
    keepsWrong: probability.describe('psi: probability that it keeps a wrong one.'),
  }),
  formula: ({ keepsRight, keepsWrong }) => 1 / (1 + keepsWrong / keepsRight),
})
