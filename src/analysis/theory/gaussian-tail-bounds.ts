import { z } from 'zod'
import { logGamma } from '../../numerics/log-gamma.js'
import { normalTwoSidedP } from '../../numerics/normal.js'
import { defineLaw } from './define-law.js'
import { power, unbiasingFactor } from './gaussian-moments.js'
import { points } from './parameters.js'

const parameters = z.strictObject({
  points,
  deviation: z.number().gt(0).default(1).describe('Standard deviation s_0 of the truth.'),
  above: z.number().gt(0).describe('The deviation eps that may still be exceeded.'),
})

const ASSUMPTIONS = 'Replace, one dimension, unbiased variance (ddof 1).'

/**
 * @example
 * markovBound.value({ points: 10, above: 0.1 }, 199) // 0.0391
 */
export const markovBound = defineLaw({
  name: 'gaussian.replace.deviation_above.markov',
  summary: 'Probability that the fitted deviation still exceeds a threshold.',
  equation:
    "Pr(s_g > eps) <= min(1, alpha^t s_0 / eps), with alpha = c4(n) and t = g + 1 fits: Markov's inequality.",
  source: 'Bertrand et al. 2023, arXiv 2310.00429',
  status: 'read',
  kind: 'upper bound',
  assumptions: ASSUMPTIONS,
  parameters,
  formula: ({ points: n, deviation, above }, generation) =>
    Math.min(1, (deviation / above) * power(unbiasingFactor(n), generation + 1)),
})

/**
 * @example
 * sureshBound.value({ points: 10, above: 0.1 }, 199) // 0.0593
 */
export const sureshBound = defineLaw({
  name: 'gaussian.replace.deviation_above',
  summary: 'Probability that the fitted deviation still exceeds a threshold.',
  equation: 'Pr(s_g > eps) <= min(1, (s_0 / eps) exp(-t / (4 n - 1))), t = g + 1 fits.',
  source: 'Suresh et al. 2024, arXiv 2412.17646, Theorem 3',
  status: 'read',
  kind: 'upper bound',
  assumptions: ASSUMPTIONS,
  parameters,
  formula: ({ points: n, deviation, above }, generation) =>
    Math.min(1, (deviation / above) * Math.exp(-(generation + 1) / (4 * n - 1))),
})

const MOMENT = 0.7

/**
 * @example
 * sureshMomentBound.value({ points: 10, above: 0.1 }, 199) // 0.0305
 */
export const sureshMomentBound = defineLaw({
  name: 'gaussian.replace.deviation_above.moment',
  summary:
    'Probability that the fitted deviation still exceeds a threshold, by a moment that bounds it closer.',
  equation:
    "Markov's inequality for the moment of order 0.7: (s_0 / eps)^.7 [Gamma(.35 + (n-1)/2) / (((n-1)/2)^.35 Gamma((n-1)/2))]^t, t = g + 1 fits.",
  source: 'the authors’ code of Suresh et al. 2024, arXiv 2412.17646',
  status: 'read',
  kind: 'upper bound',
  assumptions: ASSUMPTIONS,
  parameters,
  formula({ points: n, deviation, above }, generation) {
    const half = (n - 1) / 2
    const order = MOMENT / 2
    const logStep = logGamma(half + order) - order * Math.log(half) - logGamma(half)
    return Math.min(1, Math.exp(MOMENT * Math.log(deviation / above) + (generation + 1) * logStep))
  },
})

/**
 * @example
 * tailProbability.value({ variance: 0.99, beyond: 4 }, 0) / tailProbability.value({ variance: 1, beyond: 4 }, 0) // 0.92
 */
export const tailProbability = defineLaw({
  name: 'gaussian.tail_probability',
  summary: 'Probability of values farther than a threshold from the mean, at a given variance.',
  equation:
    'Pr(|X| > x) = 2 (1 - Phi(x / sqrt(variance))) of a Gaussian around 0: tails shrink far sooner than variances do.',
  source: 'textbook',
  status: 'read',
  kind: 'exact',
  assumptions: 'A Gaussian around 0.',
  parameters: z.strictObject({
    variance: z.number().gt(0).describe('Variance of the Gaussian.'),
    beyond: z.number().gt(0).describe('Distance from the mean.'),
  }),
  formula: ({ variance, beyond }) => normalTwoSidedP(beyond / Math.sqrt(variance)),
})
