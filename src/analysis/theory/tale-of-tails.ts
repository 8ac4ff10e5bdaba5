import { z } from 'zod'
import { defineLaw } from './define-law.js'
import { distributionFields, noneIn, probabilitiesOf } from './distribution.js'

const ASSUMPTIONS =
  'A memory without limit that answers right what it has seen once (Hutter’s model); states are independent.'

/**
 * @example
 * testError.value({ zipf: 2, states: 1e6, points: 1000 }, 0) // 0.02184, and falls as T^-(1 - 1/beta)
 */
export const testError = defineLaw({
  name: 'memory.test_error',
  summary: 'Probability that the next state was never seen in training, with the tail cut or not.',
  equation: 'E = sum_i p_i (1 - p_i)^T over the states up to the cut, and all of p_i beyond it.',
  source: 'Dohmatob et al. 2024, arXiv 2402.07043, equation 9 and Theorem 2.1',
  status: 'read',
  kind: 'exact',
  assumptions: ASSUMPTIONS,
  parameters: z.strictObject({
    ...distributionFields,
    points: z.int().min(0).describe('Training points T.'),
    cut: z.int().min(0).optional().describe('States beyond the first k are missing from the training data.'),
  }),
  formula({ points, cut, ...distribution }) {
    const p = probabilitiesOf(distribution)
    // What is left renormalises to q_i = p_i / (p_1 + ... + p_k).
    const within = p.slice(0, cut).reduce((sum, each) => sum + each, 0)
    return p.reduce((sum, each, state) => {
      const missing = cut !== undefined && state >= cut
      return sum + each * (missing ? 1 : noneIn(points, Math.min(1, each / within)))
    }, 0)
  },
})

/**
 * @example
 * scalingExponent.value({ exponent: 2 }, 0) // 0.5
 */
export const scalingExponent = defineLaw({
  name: 'memory.scaling_exponent',
  summary: 'Exponent with which that error falls as training data grow.',
  equation: 'c = 1 - 1 / beta: E falls as T^-c.',
  source: 'Dohmatob et al. 2024, arXiv 2402.07043',
  status: 'read',
  kind: 'limit',
  assumptions: `${ASSUMPTIONS} A Zipf law without end, with an exponent above 1.`,
  parameters: z.strictObject({ exponent: z.number().describe('Exponent beta of the Zipf law.') }),
  formula: ({ exponent }) => (exponent <= 1 ? `exponent ${exponent}` : 1 - 1 / exponent),
})
