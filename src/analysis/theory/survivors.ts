import { z } from 'zod'
import { defineLaw } from './define-law.js'
import { REPLACE } from './discrete-resampling.js'
import { distributionFields, probabilitiesOf } from './distribution.js'
import { points } from './parameters.js'

/**
 * g_1 = 1, g_(k + 1) = 1 - exp(-g_k): about 2 / k, and always between 1 / k and 3 / k.
 *
 * @example
 * survivalRate(2) // 0.6321: 1 - 1/e
 */
export function survivalRate(samples: number): number {
  let rate = 1
  for (let sample = 1; sample < samples; sample++) rate = -Math.expm1(-rate)
  return rate
}

/**
 * @example
 * poissonSurvival.value({ expected: 10 }, 499) // 0.0390: about 2 m / k
 */
export const poissonSurvival = defineLaw({
  name: 'poisson.replace.survival',
  summary: 'Probability that a state with Poisson counts is still there.',
  equation: 'P = 1 - exp(-m g_k), m the expected count of the state in one sample and k = g + 1 samples.',
  source: 'Suresh, Thangaraj and Khandavally 2024, arXiv 2412.17646, Theorem 2',
  status: 'read',
  kind: 'exact',
  assumptions: 'Replace: the count of a state in a generation is Poisson with the last count as its mean.',
  parameters: z.strictObject({
    expected: z.number().gt(0).describe('Expected count of the state in the first sample.'),
  }),
  formula: ({ expected }, generation) => -Math.expm1(-expected * survivalRate(generation + 1)),
})

/**
 * @example
 * factSurvival.value({ count: 1, probe: 0.5 }, 1) // 0.3253
 */
export const factSurvival = defineLaw({
  name: 'facts.replace.survival',
  summary: 'Probability that a probe states a fact, by its count in the human training split.',
  equation:
    'P = 1 - exp(-c theta_g), theta_0 = rho and theta_(g + 1) = 1 - exp(-theta_g): after theta, about 2 / g, the half-life is about 2 c / ln 2. Other mixes: `survivalRates`.',
  source:
    'derived; Suresh, Thangaraj and Khandavally 2024, arXiv 2412.17646, Theorem 2, given the first count',
  status: 'derived',
  kind: 'exact',
  assumptions:
    'Replace: the count of a fact in a generation is Poisson with the last count as its mean, and that in the probe in proportion.',
  parameters: z.strictObject({
    count: z.int().min(0).describe('Statements of the fact in the human training split, c.'),
    probe: z.number().gt(0).describe('Length of the probe in units of the training set, rho.'),
  }),
  formula({ count, probe }, generation) {
    let rate = probe
    for (let step = 0; step < generation; step++) rate = -Math.expm1(-rate)
    return -Math.expm1(-count * rate)
  },
})

/**
 * @example
 * survivalAtLeast.value({ probability: 0.001, points: 10000 }, 49) // 0.31
 */
export const survivalAtLeast = defineLaw({
  name: 'discrete.replace.survival.at_least',
  summary: 'Probability that a state is still there.',
  equation: 'P >= 1 - exp(-n p g_k), k = g + 1: what Poisson counts would have.',
  source: 'Suresh, Thangaraj and Khandavally 2024, arXiv 2412.17646, Theorem 1',
  status: 'read',
  kind: 'lower bound',
  assumptions: REPLACE,
  parameters: z.strictObject({
    probability: z.number().gt(0).lt(1).describe('Probability of the state.'),
    points,
  }),
  formula: ({ probability, points: n }, generation) =>
    -Math.expm1(-n * probability * survivalRate(generation + 1)),
})

/**
 * @example
 * survivalAtMost.value({ probability: 0.001, points: 10000 }, 49) // 0.44
 */
export const survivalAtMost = defineLaw({
  name: 'discrete.replace.survival.at_most',
  summary: 'Probability that a state is still there.',
  equation:
    'P <= 1 - (1 - 3 n p^2 - 3 k p) exp(-n p g_k), and P >= 1 - exp(-n p g_k); k = g + 1 samples. This is the upper one.',
  source: 'Suresh, Thangaraj and Khandavally 2024, arXiv 2412.17646, Theorem 1',
  status: 'read',
  kind: 'upper bound',
  assumptions: REPLACE,
  parameters: z.strictObject({
    probability: z.number().gt(0).lt(1).describe('Probability of the state.'),
    points,
  }),
  formula: ({ probability, points: n }, generation) => aliveAtMost(n, probability, generation + 1),
})

const parameters = z.strictObject({ ...distributionFields, points })

/**
 * @example
 * survivingStates.value({ zipf: 1, states: 50, points: 100 }, 39) // 4.04; simulated 4.36
 */
export const survivingStates = defineLaw({
  name: 'discrete.replace.surviving_states',
  summary: 'Expected number of states that are left.',
  equation: 'E unique >= sum_i 1 - exp(-n p_i g_k), k = g + 1 samples: 2 to 7% below the truth.',
  source: 'Suresh, Thangaraj and Khandavally 2024, arXiv 2412.17646, Corollary 1',
  status: 'read',
  kind: 'lower bound',
  assumptions: REPLACE,
  parameters,
  formula({ points: n, ...distribution }, generation) {
    const rate = survivalRate(generation + 1)
    return probabilitiesOf(distribution).reduce((sum, p) => sum - Math.expm1(-n * p * rate), 0)
  },
})

/**
 * @example
 * survivingStatesAtMost.value({ zipf: 1, states: 50, points: 100 }, 0) // 32.55
 */
export const survivingStatesAtMost = defineLaw({
  name: 'discrete.replace.surviving_states.at_most',
  summary: 'Expected number of states that are left.',
  equation: 'E unique <= sum_i 1 - exp(-n p_i g_k) max(1 - 3 n p_i^2 - 3 k p_i, 0), k = g + 1 samples.',
  source: 'Suresh, Thangaraj and Khandavally 2024, arXiv 2412.17646, Corollary 1',
  status: 'read',
  kind: 'upper bound',
  assumptions: REPLACE,
  parameters,
  formula: ({ points: n, ...distribution }, generation) =>
    probabilitiesOf(distribution).reduce((sum, p) => sum + aliveAtMost(n, p, generation + 1), 0),
})

function aliveAtMost(n: number, p: number, samples: number): number {
  const slack = Math.max(1 - 3 * n * p * p - 3 * samples * p, 0)
  return 1 - slack * Math.exp(-n * p * survivalRate(samples))
}
