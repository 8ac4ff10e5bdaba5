import { z } from 'zod'
import { defineLaw } from './define-law.js'
import { distributionFields, noneIn, probabilitiesOf } from './distribution.js'
import { points } from './parameters.js'

const parameters = z.strictObject({ ...distributionFields, points })

/**
 * @example
 * missingMass.value({ zipf: 1.1, states: 2000, points: 1000 }, 0) // 0.2250
 */
export const missingMass = defineLaw({
  name: 'discrete.missing_mass',
  summary: 'Expected probability of all states that N draws do not show.',
  equation: 'E = sum_i p_i (1 - p_i)^N.',
  source: 'Good 1953',
  status: 'derived',
  kind: 'exact',
  assumptions: 'Independent draws from the truth.',
  parameters,
  formula: ({ points: n, ...distribution }) =>
    probabilitiesOf(distribution).reduce((sum, p) => sum + p * noneIn(n, p), 0),
})

/**
 * @example
 * goodTuring.value({ zipf: 1.1, states: 2000, points: 1000 }, 0) // 0.2250
 */
export const goodTuring = defineLaw({
  name: 'discrete.good_turing',
  summary:
    'What the share of states drawn once among N draws, Good and Turing’s estimate, is expected to be.',
  equation: 'E f_1 / N = sum_i p_i (1 - p_i)^(N - 1): the missing mass of one draw fewer.',
  source: 'Good 1953',
  status: 'derived',
  kind: 'exact',
  assumptions: 'Independent draws from the truth.',
  parameters,
  formula: ({ points: n, ...distribution }) =>
    probabilitiesOf(distribution).reduce((sum, p) => sum + p * noneIn(n - 1, p), 0),
})
