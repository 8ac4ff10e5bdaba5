import type { Metric } from '../../contracts/metric.js'
import { undefinedBecause } from '../text-metric.js'
import { shareByTier, TIER_GROUPS } from './by-tier.js'
import { factMetric } from './fact-metric.js'
import { countStatements } from './statement-counts.js'
import { toldCounts, WRONG_FACTS_TOLD } from './told-counts.js'

/**
 * @example
 * facts.contradicted of a sample that gets one of two rare facts wrong, once or often // rare: 1/2
 */
export const metrics: readonly Metric[] = [
  factMetric({
    id: 'facts.contradicted',
    version: 1,
    label: 'Facts contradicted',
    unit: 'share of facts',
    format: 'percent',
    better: 'lower',
    dependsOn: ['tokens'],
    needs: ['facts'],
    definition: `Share of the known facts of which the sample states a false version at least once, whether or not it states the right one too.

**Formula.** facts that a false statement gets wrong / facts of the group.

${TIER_GROUPS}

${WRONG_FACTS_TOLD}

**Bias.** Grows with the sample: compare at the same number of tokens.

**Smallest sensible sample.** As many statements as there are facts.

Source: this project.`,
    measure(facts, context) {
      const counts = toldCounts(facts, countStatements(context, facts))
      return typeof counts === 'string'
        ? [undefinedBecause(counts)]
        : shareByTier(facts, (fact) => counts.wrong[fact] > 0)
    },
  }),
]
