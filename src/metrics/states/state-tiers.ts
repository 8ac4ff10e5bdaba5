import type { VectorBatch } from '../../contracts/batch.js'
import type { VectorMetricContext } from '../../contracts/vectors.js'
import { tierNames, tierOf } from '../../facts/tiers.js'
import { countStates } from './count-states.js'

/** States sorted into tiers; `tierOfState` is -1 where a state is in none. */
export interface Tiers {
  readonly names: readonly string[]
  /** Asked chain by chain: every chain has a train split of its own. */
  readonly ofChain: (chain: number) => Int8Array
}

/** Upper ends of the tiers by true probability. */
const ENDS = [0.001, 0.01, 0.1]
const NAMES = ['below 0.001', '0.001 to 0.01', '0.01 to 0.1', '0.1 and above']

/** Weights over their sum are off by so much at most: 1 of 1,000 is 0.001, not a little less. */
const ROUNDING = 1e-12

/**
 * By true probability, lower ends included. What the truth does not hold is in no tier.
 *
 * @example
 * tiersByTruth(Float64Array.of(0.0005, 0.0095, 0.99, 0)).ofChain(0) // 0, 1, 3, -1
 */
export function tiersByTruth(truth: Float64Array): Tiers {
  const tiers = Int8Array.from(truth, (p) =>
    p > 0 ? ENDS.filter((end) => p >= end * (1 - ROUNDING)).length : -1,
  )
  return { names: NAMES, ofChain: () => tiers }
}

/**
 * By their count in the chain's own human train split, in the tiers of facts. States that the truth does not hold are
 * in none.
 */
export function tiersByTrain(train: VectorBatch, truth: Float64Array): Tiers {
  return {
    names: tierNames,
    ofChain(chain) {
      const { counts } = countStates(train, chain, truth.length)
      return Int8Array.from(counts, (count, state) => (truth[state] > 0 ? tierOf(count) : -1))
    },
  }
}

/** How the metrics by tier are told apart. */
export const tierings = [
  {
    name: 'truth',
    by: 'true probability',
    groups: 'Groups: states by true probability p*, each tier with its lower end.',
    tiers: (truth: Float64Array, _context: VectorMetricContext) => tiersByTruth(truth),
  },
  {
    name: 'train',
    by: 'count in the human train split',
    groups: 'Groups: the truth’s states by their count in the human train split of the same chain.',
    tiers: (truth: Float64Array, { train }: VectorMetricContext) => tiersByTrain(train, truth),
  },
] as const
