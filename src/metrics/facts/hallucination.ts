import type { Metric } from '../../contracts/metric.js'
import { undefinedBecause } from '../text-metric.js'
import { factMetric } from './fact-metric.js'
import { MONOFACT_SOURCE, MONOFACT_THEORY } from './monofacts.js'
import { countStatements } from './statement-counts.js'
import { NO_STATEMENTS, UNTOLD } from './statements.js'

/**
 * @example
 * facts.hallucination_rate of two right, one false and one malformed statement // 1/3
 */
export const metrics: readonly Metric[] = [
  factMetric({
    id: 'facts.hallucination_rate',
    version: 1,
    label: 'Hallucination rate',
    unit: 'share of well-formed statements',
    format: 'percent',
    better: 'lower',
    needs: ['facts'],
    definition: `Share of the sample's well-formed statements that are false.

**Formula.** false / (right + false). Malformed statements are left out, unlike in \`statements.false_share\`: they claim nothing.

${MONOFACT_THEORY}

**Defined where it can be told.** Mined names are never false.

**Bias.** None by size. A model that narrows to a few true sentences hallucinates little: read it with \`facts.coverage\`.

**Smallest sensible sample.** About 100 statements.

${MONOFACT_SOURCE}`,
    measure(facts, context) {
      if (!facts.tells.includes('false')) return [undefinedBecause(UNTOLD.false)]
      const { kinds } = countStatements(context, facts)
      const wellFormed = kinds.right + kinds.false
      return [
        wellFormed === 0
          ? undefinedBecause(NO_STATEMENTS, 0)
          : { value: kinds.false / wellFormed, n: wellFormed },
      ]
    },
  }),
]
