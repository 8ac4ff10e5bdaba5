import type { VectorBatch } from '../../contracts/batch.js'
import type { VectorMetric } from '../../contracts/vectors.js'
import { OVER_CHAINS, overChains } from '../over-chains.js'
import { undefinedBecause } from '../text-metric.js'
import { countStates } from './count-states.js'
import { drawsAsIs } from './draws-as-is.js'
import { forRows, statesMetric } from './states-metric.js'

const SOURCE =
  'Good 1953, doi:10.1093/biomet/40.3-4.237. The two agree to 1 / N on average: E[f1 / N] = sum p (1 - p)^(N - 1), and the mass itself has sum p (1 - p)^N.'
const SMALLEST = 'Some hundred items of each chain, some ten chains.'

export const metrics: readonly VectorMetric[] = [
  statesMetric({
    id: 'good_turing.estimate',
    label: 'Unseen mass of the sample, estimated',
    unit: 'probability under the model',
    format: 'percent',
    better: 'neither',
    definition: {
      what: 'What the model’s own sample says of the mass on states that it did not show: all that one has where the model cannot be looked into. Beside it stands the true one, `good_turing.missing_mass`.',
      formula: `f1 / N: states that occur once in the sample of N items, without items that curation dropped. ${OVER_CHAINS}`,
      bias: 'Too high by less than 1 / N on average.',
      smallest: SMALLEST,
      source: SOURCE,
    },
    async ofStates(model, _, context) {
      const shares = unseenShares(await context.sample(), model.states)
      return shares === undefined ? nothingKept() : overChains(shares)
    },
  }),
  statesMetric({
    id: 'good_turing.missing_mass',
    label: 'Unseen mass of the sample',
    unit: 'probability under the model',
    format: 'percent',
    better: 'neither',
    definition: {
      what: 'How much of the model lies on states that its sample did not show. What the next generation is fitted to has lost it.',
      formula: `sum of p over the states that no item of the sample has. Undefined where the sample was not drawn from p itself: by its decoding (a temperature, top_k, ...) or because curation dropped items. ${OVER_CHAINS}`,
      bias: 'None.',
      smallest: SMALLEST,
      source: SOURCE,
    },
    async ofStates(model, _, context) {
      if (!drawsAsIs(context.decoding))
        return undefinedBecause('the sample was not drawn from the model as it is')
      const sample = await context.sample()
      if (sample.weights?.some((weight) => weight === 0)) return undefinedBecause('curation dropped items')
      const masses = new Float64Array(model.chains)
      forRows(model, (row, chain) => {
        const { counts } = countStates(sample, chain, model.states)
        for (const [state, count] of counts.entries()) if (count === 0) masses[chain] += row[state]
      })
      return overChains(masses)
    },
  }),
]

/** f1 / N of each chain; undefined where a chain has no item left. */
function unseenShares(sample: VectorBatch, states: number): number[] | undefined {
  const all = Array.from({ length: sample.chains }, (_, chain) => countStates(sample, chain, states))
  if (all.some(({ total }) => total === 0)) return undefined
  return all.map(({ counts, total }) => counts.filter((count) => count === 1).length / total)
}

function nothingKept() {
  return undefinedBecause('curation left a chain without items')
}
