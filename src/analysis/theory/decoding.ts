import { z } from 'zod'
import { normalQuantile } from '../../numerics/normal.js'
import { decodedGenerations } from './decoding-limit.js'
import { defineLaw } from './define-law.js'
import { distributionFields, entropyOf, probabilitiesOf } from './distribution.js'
import { power } from './gaussian-moments.js'

/**
 * @example
 * decodedEntropy.value({ zipf: 1, states: 1000, temperature: 0.9 }, 5) // 2.297 nats
 */
export const decodedEntropy = defineLaw({
  name: 'discrete.decoding.entropy',
  summary:
    'Entropy in nats of a distribution that is sampled at a temperature or from a nucleus, again and again.',
  equation:
    'Entropy of p_g(i) ~ p_0(i)^((1 / T)^g), with no human data; with a human share lambda, of p_(g + 1) = lambda p_0 + (1 - lambda) p_g^(1 / T) / Z.',
  source: 'derived; the setting of Marchi et al. 2024, Heat death of generative models',
  status: 'derived',
  kind: 'exact',
  assumptions:
    'As much data as one likes, so that decoding is all that changes the distribution; generation 0 is the truth.',
  parameters: z.strictObject({
    ...distributionFields,
    temperature: z.number().gt(0).default(1).describe('Sampling temperature T.'),
    topP: z.number().gt(0).max(1).default(1).describe('Mass of the nucleus that is sampled from.'),
    share: z.number().min(0).max(1).default(0).describe('Human share lambda of every mix.'),
  }),
  formula({ temperature, topP, share, ...distribution }, generation) {
    const truth = probabilitiesOf(distribution)
    return entropyOf(decodedGenerations(truth, { temperature, topP }, share, generation)[generation])
  },
})

/**
 * @example
 * nucleusVariance.value({ topP: 0.95 }, 1) // 0.7588
 */
export const nucleusVariance = defineLaw({
  name: 'gaussian.decoding.nucleus_variance',
  summary: 'Variance, in units of the truth’s, of a Gaussian refitted on samples from its symmetric nucleus.',
  equation: "(1 - 2 z phi(z) / P)^g, with P the nucleus's mass and P(|Z| < z) = P.",
  source: 'derived',
  status: 'derived',
  kind: 'exact',
  assumptions: 'As much data as one likes; a Gaussian is refitted to the truncated one in every generation.',
  parameters: z.strictObject({
    topP: z.number().gt(0).lt(1).describe('Mass P of the nucleus.'),
  }),
  formula({ topP }, generation) {
    const z0 = normalQuantile((1 + topP) / 2)
    const density = Math.exp((-z0 * z0) / 2) / Math.sqrt(2 * Math.PI)
    return power(1 - (2 * z0 * density) / topP, generation)
  },
})
