import type { ModelState } from '../../contracts/state.js'
import type { VectorMetric } from '../../contracts/vectors.js'
import { OVER_CHAINS, overChains } from '../over-chains.js'
import { undefinedBecause } from '../text-metric.js'
import { vectorMetric } from '../vector-metric.js'
import { presentStates } from './present.js'

const PRESENT =
  'A state survives in a model that gives it a probability above 0; a token, where some way leads to it from a first token.'
const BIAS =
  'None: it is read off the parameters. A family that smooths gives every state a probability and loses none.'
const SOURCE =
  'Definition of this project; states that are lost for good are the “disappearance of real tail data” of Schaeffer et al. 2025, arXiv:2503.03150.'

export const metrics: readonly VectorMetric[] = [
  vectorMetric({
    id: 'surviving_states.count',
    label: 'Surviving states',
    unit: 'states',
    format: 'number',
    better: 'higher',
    kinds: ['states', 'transitions'],
    definition: {
      what: 'How many states (tokens) the model can still give. One that is gone does not come back without human data.',
      formula: `number of states that survive. ${PRESENT} ${OVER_CHAINS}`,
      bias: BIAS,
      smallest: 'Some ten chains.',
      source: SOURCE,
    },
    measure({ state }) {
      const present = presentIn(state)
      if (present === undefined) return undefinedBecause('the model has no states')
      return overChains(countsOfChains(present, state.chains))
    },
  }),
  vectorMetric({
    id: 'surviving_states.share_of_generation_0',
    label: 'Surviving states of generation 0',
    unit: 'share of generation 0’s states',
    format: 'percent',
    better: 'higher',
    kinds: ['states', 'transitions'],
    definition: {
      what: 'The share of the states (tokens) of the first model, which saw human data alone, that the model can still give.',
      formula: `states that survive now and in generation 0 / states that survive in generation 0. ${PRESENT} ${OVER_CHAINS}`,
      bias: BIAS,
      smallest: 'Some ten chains.',
      source: SOURCE,
    },
    async measure({ state, generationZero }) {
      const first = await generationZero()
      const [now, then] = [presentIn(state), presentIn(first)]
      if (now === undefined || then === undefined) return undefinedBecause('a model has no states')
      if (now.length !== then.length) {
        return undefinedBecause('the model of generation 0 has other states or chains')
      }
      const kept = countsOfChains(
        now.map((present, at) => present & then[at]),
        state.chains,
      )
      const all = countsOfChains(then, state.chains)
      return overChains(kept.map((count, chain) => count / all[chain]))
    },
  }),
]

function presentIn(state: ModelState): Uint8Array | undefined {
  return state.kind === 'states' || state.kind === 'transitions' ? presentStates(state) : undefined
}

/** How many states of each chain are marked. */
function countsOfChains(marks: Uint8Array, chains: number): Float64Array {
  const counts = new Float64Array(chains)
  for (const [at, mark] of marks.entries()) counts[Math.floor((at * chains) / marks.length)] += mark
  return counts
}
