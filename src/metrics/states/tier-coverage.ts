import type { VectorMetric } from '../../contracts/vectors.js'
import { OVER_CHAINS, overChains } from '../over-chains.js'
import { undefinedBecause } from '../text-metric.js'
import { tierings } from './state-tiers.js'
import { forRows, statesMetric } from './states-metric.js'

export const metrics: readonly VectorMetric[] = tierings.map(({ name, by, groups, tiers }) =>
  statesMetric({
    id: `tier_coverage.${name}`,
    label: `States covered, by ${by}`,
    unit: 'share of the tier’s states',
    format: 'percent',
    better: 'higher',
    definition: {
      what: 'The share of the states of each tier that the model can still give: rare ones go first.',
      formula: `states of the tier with p above 0 / states of the tier; chains without states of the tier are left out. ${groups} ${OVER_CHAINS}`,
      bias: 'None as a property of the model. A first fit to M draws covers a state with probability 1 - (1 - p*)^M and so misses rare ones before anything has collapsed.',
      smallest: 'Some ten chains.',
      source:
        'Definition of this project; Good 1953, doi:10.1093/biomet/40.3-4.237, for what a first fit covers.',
    },
    ofStates(model, truth, context) {
      const { names, ofChain } = tiers(truth, context)
      const shares: number[][] = names.map(() => [])
      forRows(model, (row, chain) => {
        const states = new Float64Array(names.length)
        const covered = new Float64Array(names.length)
        for (const [state, tier] of ofChain(chain).entries()) {
          if (tier < 0) continue
          states[tier]++
          if (row[state] > 0) covered[tier]++
        }
        for (const [tier, all] of states.entries()) if (all > 0) shares[tier].push(covered[tier] / all)
      })
      return names.map((group, tier) => ({
        group,
        ...(shares[tier].length === 0
          ? undefinedBecause('there is no state of this tier', 0)
          : overChains(shares[tier])),
      }))
    },
  }),
)
