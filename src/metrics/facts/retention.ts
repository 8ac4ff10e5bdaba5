import type { Metric } from '../../contracts/metric.js'
import { belowMinimum, undefinedBecause } from '../text-metric.js'
import { withProbe } from '../with-probe.js'
import { shareByTier, TIER_GROUPS } from './by-tier.js'
import { factMetric } from './fact-metric.js'
import { countStatements } from './statement-counts.js'

const minimum = { tokens: 1 }

/**
 * @example
 * facts.retention of a sample that states one of two rare facts that generation 0's sample stated // rare: 1/2
 */
export const metrics: readonly Metric[] = [
  factMetric({
    id: 'facts.retention',
    version: 1,
    label: 'Facts retained since generation 0',
    unit: 'share of facts',
    format: 'percent',
    better: 'higher',
    dependsOn: ['tokens'],
    needs: ['facts', 'generation-0-probe'],
    minimum,
    definition: `Of the facts that the sample of the same seed's generation 0 stated right, the share that this generation's sample still states right. Unlike coverage it does not count what generation 0 never knew.

**Formula.** facts with a right statement in both samples / facts with a right statement in generation 0's. n is the latter.

${TIER_GROUPS.replace('n is the number of facts of the group; a group', 'A group')} So is one of which generation 0 stated nothing. Generation 0 itself has 100%.

**Bias.** Grows with both samples: compare at the same number of tokens. Two samples of one and the same model do not hold the same rare facts either: read it against the control, whose retention is what chance leaves.

**Smallest sensible sample.** As many statements as there are facts.

Source: this project.`,
    async measure(facts, context) {
      const small = belowMinimum(minimum, context.probe)
      if (small) return [small]
      const first = await context.generationZeroProbe?.()
      if (first === undefined) return [undefinedBecause('there is no generation 0')]
      const known = countStatements(withProbe(context, first), facts).right
      const { right } = countStatements(context, facts)
      return shareByTier(
        facts,
        (fact) => (known[fact] === 0 ? undefined : right[fact] > 0),
        'generation 0 stated none of these facts',
      )
    },
  }),
]
