import type { VectorMetric } from '../../contracts/vectors.js'
import { OVER_CHAINS, overChains } from '../over-chains.js'
import { undefinedBecause } from '../text-metric.js'
import { perRow, statesMetric } from './states-metric.js'

const BIAS =
  'None as a property of the model. Against the truth’s entropy it is low from the first fit on, by about (states - 1) / (2 points) nats.'
const SMALLEST = 'Some ten chains; more once some have collapsed and others have not.'
const SOURCE =
  'Shannon 1948; as a measure of collapse of discrete models Kazdan et al. 2025, arXiv:2410.16713.'

export const metrics: readonly VectorMetric[] = [
  statesMetric({
    id: 'state_entropy.nats',
    label: 'Entropy over states',
    unit: 'nats',
    format: 'number',
    better: 'neither',
    definition: {
      what: 'How evenly the model spreads over states: 0 where one is left, the logarithm of their number where all are equal.',
      formula: `H = -sum p ln p, with 0 ln 0 = 0. ${OVER_CHAINS}`,
      bias: BIAS,
      smallest: SMALLEST,
      source: SOURCE,
    },
    ofStates: (model) => overChains(perRow(model, entropyOf)),
  }),
  statesMetric({
    id: 'state_entropy.normalised',
    label: 'Entropy over states, of the largest',
    unit: 'share of ln(states)',
    format: 'percent',
    better: 'neither',
    definition: {
      what: 'The entropy as a share of the largest that this number of states can have.',
      formula: `H / ln K, K the number of states that there could be, present or not. Undefined with one state. ${OVER_CHAINS}`,
      bias: BIAS,
      smallest: SMALLEST,
      source: SOURCE,
    },
    ofStates: (model) =>
      model.states === 1
        ? undefinedBecause('there is one state')
        : overChains(perRow(model, (row) => entropyOf(row) / Math.log(model.states))),
  }),
]

/**
 * Entropy of a distribution in nats.
 *
 * @example
 * entropyOf(Float64Array.of(0.5, 0.5, 0)) // 0.6931
 */
export function entropyOf(probabilities: Float64Array): number {
  let sum = 0
  for (const p of probabilities) if (p > 0) sum -= p * Math.log(p)
  return sum
}
