import { z } from 'zod'
import { defineLaw } from './define-law.js'
import { distributionFields, noneIn, probabilitiesOf, sumOfSquares } from './distribution.js'
import { power } from './gaussian-moments.js'
import { points } from './parameters.js'

const parameters = z.strictObject({ ...distributionFields, points })
export const REPLACE =
  'Replace: every generation is the empirical distribution of n draws from the last; generation 0 of n draws from the truth.'

/**
 * @example
 * sumOfSquaresLaw.value({ zipf: 1, states: 50, points: 100 }, 39) // 0.3847
 */
export const sumOfSquaresLaw = defineLaw({
  name: 'discrete.replace.sum_of_squares',
  summary:
    'Expected chance that two draws from a resampled distribution are the same state (1 - Gini-Simpson).',
  equation: 'E sum_i p_i^2 = 1 - (1 - 1/n)^(g + 1) (1 - S), S that of the truth.',
  source: 'Seddik et al. 2024, arXiv 2404.05090, equation 6',
  status: 'read',
  kind: 'exact',
  assumptions: REPLACE,
  parameters,
  formula: ({ points: n, ...distribution }, generation) =>
    1 - power(1 - 1 / n, generation + 1) * (1 - sumOfSquares(probabilitiesOf(distribution))),
})

/**
 * @example
 * expectedFrequency.value({ frequencies: [0.9, 0.1], points: 10, state: 1 }, 1000) // 0.1
 */
export const expectedFrequency = defineLaw({
  name: 'discrete.replace.expected_frequency',
  summary: 'Expected frequency of a state; also the probability that it is the last one left.',
  equation:
    'E p_g(i) = p(i): resampling is a martingale, so the mean mass of rare states does not change though most vanish.',
  source: 'Shumailov et al. 2024, Nature 631:755; Seddik et al. 2024, arXiv 2404.05090, Proposition 1',
  status: 'read',
  kind: 'exact',
  assumptions: REPLACE,
  parameters: z.strictObject({
    ...distributionFields,
    points,
    state: z.int().min(0).describe('Position of the state, from 0.'),
  }),
  formula: ({ state, points: _points, ...distribution }) =>
    probabilitiesOf(distribution)[state] ?? `there is no state ${state}`,
})

/**
 * @example
 * lossProbability.value({ probability: 0.0005, points: 1000 }, 0) // 0.6064
 */
export const lossProbability = defineLaw({
  name: 'discrete.loss_probability',
  summary: 'Probability that a state is in none of n draws from the truth.',
  equation: '(1 - q)^n: what one generation of n draws loses.',
  source: 'Shumailov et al. 2024, Nature 631:755 (worked example)',
  status: 'read',
  kind: 'exact',
  assumptions: 'Independent draws.',
  parameters: z.strictObject({
    probability: z.number().min(0).max(1).describe('Probability q of the state.'),
    points,
  }),
  formula: ({ probability, points: n }) => noneIn(n, probability),
})

/**
 * @example
 * coveredStates.value({ zipf: 1, states: 50, points: 100 }, 0) // 31.77
 */
export const coveredStates = defineLaw({
  name: 'discrete.covered_states',
  summary: 'Expected number of states among n draws from the truth.',
  equation: 'sum_i 1 - (1 - p_i)^n.',
  source: 'counting',
  status: 'derived',
  kind: 'exact',
  assumptions: 'Independent draws.',
  parameters,
  formula: ({ points: n, ...distribution }) =>
    probabilitiesOf(distribution).reduce((sum, p) => sum + 1 - noneIn(n, p), 0),
})
