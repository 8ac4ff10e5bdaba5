import { z } from 'zod'
import { defineLaw } from './define-law.js'
import { variance } from './parameters.js'

const parameters = z.strictObject({
  human: z.int().min(1).describe('New human points r of every generation.'),
  synthetic: z.int().min(0).describe('Points s of the last model.'),
  variance,
})
const ASSUMPTIONS =
  'Fresh data loop: every generation estimates a mean, of known variance, from r new human points and s unbiased ones of the last model, pooled without weights.'

/**
 * @example
 * errorLimit.value({ human: 100, synthetic: 100 }, 0) // 0.00667
 */
export const errorLimit = defineLaw({
  name: 'gaussian.fresh.squared_error_limit',
  summary: 'What the squared error of a mean settles at, with new human points in every generation.',
  equation: 'V = (sigma^2 / n) / (1 - (s/n)^2), n = r + s.',
  source: 'derived; the loop of Alemohammad et al. 2023, arXiv 2307.01850',
  status: 'derived',
  kind: 'limit',
  assumptions: ASSUMPTIONS,
  parameters,
  formula({ human, synthetic, variance: truth }) {
    const n = human + synthetic
    const share = synthetic / n
    return truth / n / (1 - share * share)
  },
})

/**
 * @example
 * effectiveSize.value({ human: 100, synthetic: 900 }, 0) // 1.9
 */
export const effectiveSize = defineLaw({
  name: 'gaussian.fresh.effective_sample_ratio',
  summary:
    'Effective human sample size of the fresh data loop, in units of the human points of one generation.',
  equation:
    'n_e / r = 1 + s / n: how many human points alone, in units of those of one generation, would give the same error.',
  source: 'derived; the quantity of Alemohammad et al. 2023, arXiv 2307.01850',
  status: 'derived',
  kind: 'limit',
  assumptions: ASSUMPTIONS,
  parameters,
  formula: ({ human, synthetic }) => 1 + synthetic / (human + synthetic),
})
