import type { Metric } from '../../contracts/metric.js'
import { belowMinimum } from '../text-metric.js'
import { STATEMENTS, shareByTier, TIER_GROUPS } from './by-tier.js'
import { factMetric } from './fact-metric.js'
import { countStatements } from './statement-counts.js'

const minimum = { tokens: 1 }

/**
 * @example
 * facts.coverage of a sample that states one of two rare facts // rare: 1/2
 */
export const metrics: readonly Metric[] = [
  factMetric({
    id: 'facts.coverage',
    version: 1,
    label: 'Facts covered',
    unit: 'share of facts',
    format: 'percent',
    better: 'higher',
    dependsOn: ['tokens'],
    needs: ['facts'],
    minimum,
    definition: `Share of the known facts that the sample states right at least once.

**Formula.** facts with a right statement in the sample / facts of the group.

${STATEMENTS}

${TIER_GROUPS} A fact of tier \`unseen\` can be covered by a lucky generalisation; mined names have no such tier.

**Bias.** Grows with the sample: compare at the same number of tokens. Missing from one sample is not extinction: a rare fact with its human probability is missing from many samples of human text too, so read it against the control, and see \`facts.generable\` and \`facts.extinct\`.

**Smallest sensible sample.** As many statements as there are facts.

Source: this project.`,
    measure(facts, context) {
      const small = belowMinimum(minimum, context.probe)
      if (small) return [small]
      const { right } = countStatements(context, facts)
      return shareByTier(facts, (fact) => right[fact] > 0)
    },
  }),
]
