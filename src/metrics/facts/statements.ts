import type { Metric } from '../../contracts/metric.js'
import type { Statement } from '../../contracts/world.js'
import { undefinedBecause } from '../text-metric.js'
import { factMetric } from './fact-metric.js'
import { countStatements } from './statement-counts.js'

export const NO_STATEMENTS = 'no statement was found in the sample'

/**
 * @example
 * statements.right_share of two right, one false and one malformed statement // 1/2
 */
export const metrics: readonly Metric[] = [
  share('right', 'Right statements', 'higher', 'are well-formed and true in the world'),
  share(
    'false',
    'False statements',
    'lower',
    'are well-formed but not true: the subject exists, the object is not its own',
  ),
  share('malformed', 'Malformed statements', 'lower', 'begin like a statement and do not end as one'),
]

function share(kind: Statement['kind'], label: string, better: Metric['better'], what: string): Metric {
  return factMetric({
    id: `statements.${kind}_share`,
    version: 1,
    label,
    unit: 'share of statements',
    format: 'percent',
    better,
    needs: ['facts'],
    definition: `Share of the statements found in the sample that ${what}, as the world's reader sees it.

**Formula.** ${kind} statements / all statements found (right + false + malformed). n is their number.

**Bias.** None by size. A model that narrows to a few true sentences has a high share of right ones: read it with \`facts.coverage\`. The document cut at the end of a probe can add one malformed statement.

**Smallest sensible sample.** About 100 statements; undefined where there is none.

Source: this project.`,
    measure(facts, context) {
      const { kinds, total } = countStatements(context, facts)
      return [total === 0 ? undefinedBecause(NO_STATEMENTS, 0) : { value: kinds[kind] / total, n: total }]
    },
  })
}
