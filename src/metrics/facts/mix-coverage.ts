import type { Metric } from '../../contracts/metric.js'
import { undefinedBecause } from '../text-metric.js'
import { shareByTier, TIER_GROUPS } from './by-tier.js'
import { factMetric } from './fact-metric.js'

export const NO_MIX = 'nobody counted the facts of the training mix'

/**
 * @example
 * facts.mix_coverage of a mix that states one of two rare facts // rare: 1/2
 */
export const metrics: readonly Metric[] = [
  factMetric({
    id: 'facts.mix_coverage',
    version: 1,
    label: 'Facts in the training mix',
    unit: 'share of facts',
    format: 'percent',
    better: 'higher',
    needs: ['facts', 'mix'],
    definition: `Share of the known facts that the training mix of this generation states right at least once: what the model could have learnt.

**Formula.** facts with a right statement in the mix / facts of the group.

${TIER_GROUPS}

**Bias.** None: the whole mix is read. Mixes of different sizes differ for that reason alone. Generation 0 trains on the human train split, so there \`all\` is 100%.

**Smallest sensible sample.** Any.

Source: this project.`,
    measure(facts, { mix }) {
      const counts = mix?.facts
      return counts ? shareByTier(facts, (fact) => counts[fact] > 0) : [undefinedBecause(NO_MIX)]
    },
  }),
]
