import type { Measured, Metric } from '../../contracts/metric.js'
import { undefinedBecause } from '../text-metric.js'
import { NO_FACTS_IN_GROUP, TIER_GROUPS, tierGroups } from './by-tier.js'
import { factMetric } from './fact-metric.js'
import { countStatements, type StatementCounts } from './statement-counts.js'
import { toldCounts, WRONG_FACTS_TOLD } from './told-counts.js'

/**
 * @example
 * facts.accuracy of three right statements of rare facts and one that gets a rare fact wrong // rare: 3/4
 */
export const metrics: readonly Metric[] = [
  factMetric({
    id: 'facts.accuracy',
    version: 1,
    label: 'Accuracy of statements',
    unit: 'share of statements',
    format: 'percent',
    better: 'higher',
    needs: ['facts'],
    definition: `Of the statements about the facts of a tier, the share that are right: what a model says of rare things is wrong more often.

**Formula.** right / (right + false) statements about the tier's facts. n is their number; malformed statements are about nothing.

${TIER_GROUPS.replace('n is the number of facts of the group; a group', 'A group')} So is one about which the sample says nothing.

${WRONG_FACTS_TOLD}

**Bias.** None by size. A tier of which only a few well-known facts are still stated looks accurate: read it with \`facts.coverage\`.

**Smallest sensible sample.** About 100 statements in the tier.

Source: this project; by frequency as in Kandpal et al. 2023, Large Language Models Struggle to Learn Long-Tail Knowledge, arXiv:2211.08411.`,
    measure(facts, context) {
      const counts = toldCounts(facts, countStatements(context, facts))
      return typeof counts === 'string'
        ? [undefinedBecause(counts)]
        : tierGroups(facts).map(({ group, belongs }) => ({ group, ...accuracyOf(belongs, counts) }))
    },
  }),
]

function accuracyOf(belongs: (fact: number) => boolean, { right, wrong }: StatementCounts): Measured {
  let facts = 0
  let rightOnes = 0
  let all = 0
  for (let fact = 0; fact < right.length; fact++) {
    if (!belongs(fact)) continue
    facts++
    rightOnes += right[fact]
    all += right[fact] + wrong[fact]
  }
  if (facts === 0) return undefinedBecause(NO_FACTS_IN_GROUP, 0)
  return all === 0
    ? undefinedBecause('the sample says nothing about these facts', 0)
    : { value: rightOnes / all, n: all }
}
