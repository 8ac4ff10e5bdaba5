import type { VectorMetric } from '../../contracts/vectors.js'
import { OVER_CHAINS, overChains } from '../over-chains.js'
import { tierings } from './state-tiers.js'
import { forRows, statesMetric } from './states-metric.js'

export const metrics: readonly VectorMetric[] = tierings.map(({ name, by, groups, tiers }) =>
  statesMetric({
    id: `tier_mass.${name}`,
    label: `Mass by ${by}`,
    unit: 'probability under the model',
    format: 'percent',
    better: 'neither',
    definition: {
      what: `How much probability the model gives to states of each tier. Where each generation is fitted to the last one’s sample, its mean stays what it was: a martingale. Rare states as a whole keep their mass while nearly all of them are lost; see \`tier_coverage.${name}\`.`,
      formula: `sum of p over the states of the tier. ${groups} ${OVER_CHAINS}`,
      bias: 'None as a property of the model. Few chains come to hold all of a rare tier’s mass, so that its mean needs many.',
      smallest: 'Some hundred chains; the rarer the tier, the more.',
      source: 'Wright-Fisher drift without selection: Ewens 2004, Mathematical Population Genetics.',
    },
    ofStates(model, truth, context) {
      const { names, ofChain } = tiers(truth, context)
      const masses = names.map(() => new Float64Array(model.chains))
      forRows(model, (row, chain) => {
        for (const [state, tier] of ofChain(chain).entries()) if (tier >= 0) masses[tier][chain] += row[state]
      })
      return names.map((group, tier) => ({ group, ...overChains(masses[tier]) }))
    },
  }),
)
