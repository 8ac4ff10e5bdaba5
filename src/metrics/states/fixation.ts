import type { StatesState } from '../../contracts/state.js'
import type { VectorMetric } from '../../contracts/vectors.js'
import { SHARE_OF_CHAINS, shareOfChains } from '../over-chains.js'
import { undefinedBecause } from '../text-metric.js'
import { perRow, statesMetric } from './states-metric.js'

/** More groups are no table to read. */
const MOST_STATES = 20

export const metrics: readonly VectorMetric[] = [
  statesMetric({
    id: 'fixation.share',
    label: 'Chains with one state left',
    unit: 'share of chains',
    format: 'percent',
    better: 'lower',
    definition: {
      what: 'The share of chains that have collapsed entirely: a model of a single state, which nothing but human data can change.',
      formula: `share of chains with one p above 0. ${SHARE_OF_CHAINS}`,
      bias: 'None: it is read off the parameters.',
      smallest: 'About 1 / share chains to see any at all.',
      source:
        'Seddik et al. 2024, arXiv:2404.05090, equations 7 and 8 (bounds on it and on the time it takes); Shumailov et al. 2024, doi:10.1038/s41586-024-07566-y.',
    },
    ofStates: (model) => shareOfChains(winners(model).filter((state) => state >= 0).length, model.chains),
  }),
  statesMetric({
    id: 'fixation.by_state',
    label: 'Chains with one state left, by that state',
    unit: 'share of all chains',
    format: 'percent',
    better: 'neither',
    definition: {
      what: 'Which state was left in the chains that have collapsed; the groups are states. When all chains have collapsed the share of a state is the probability that it began with.',
      formula: `share of all chains with p = 0 for every other state. Undefined above ${MOST_STATES} states. ${SHARE_OF_CHAINS}`,
      bias: 'Before all chains have collapsed common states are ahead: they get there sooner.',
      smallest: 'Some hundred chains.',
      source: 'Seddik et al. 2024, arXiv:2404.05090, proposition 1.',
    },
    ofStates(model) {
      if (model.states > MOST_STATES) {
        return undefinedBecause(`it is taken of at most ${MOST_STATES} states, there are ${model.states}`)
      }
      const last = winners(model)
      return Array.from({ length: model.states }, (_, state) => ({
        group: String(state),
        ...shareOfChains(last.filter((winner) => winner === state).length, model.chains),
      }))
    },
  }),
]

/** The one state that each chain has left; -1 where there are several. */
export function winners(model: StatesState): Float64Array {
  return perRow(model, (row) => {
    const first = row.findIndex((p) => p > 0)
    return row.findLastIndex((p) => p > 0) === first ? first : -1
  })
}
