import type { Metric } from '../../contracts/metric.js'
import type { Statement } from '../../contracts/world.js'
import { undefinedBecause } from '../text-metric.js'
import { factMetric } from './fact-metric.js'
import { countStatements } from './statement-counts.js'

export const NO_STATEMENTS = 'no statement was found in the sample'

/** Why a share says nothing where the reader does not tell the statements that it compares. */
export const UNTOLD: Readonly<Record<Statement['kind'], string>> = {
  right: 'the facts of this human data tell no wrong statements from right ones',
  false: 'the facts of this human data tell no false statements',
  malformed: 'the facts of this human data tell no malformed statements',
}

/**
 * @example
 * statements.right_share of two right, one false and one malformed statement // 1/2
 */
export const metrics: readonly Metric[] = [
  share('right', 'Right statements', 'higher', 'are well-formed and true'),
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
    definition: `Share of the statements found in the sample that ${what}, as the reader of the human data's facts sees it.

**Formula.** ${kind} statements / all statements found (right + false + malformed). n is their number.

**Defined where it can be told.** A world tells all three kinds. A list of facts (\`human.facts: { file }\`) tells right from false: false is a sentence that holds the subject and, of the objects of a relation, only those of others; nothing there is malformed. Mined names are only ever right, so no share is defined.

**Bias.** None by size. A model that narrows to a few true sentences has a high share of right ones: read it with \`facts.coverage\`. The document cut at the end of a probe can add one malformed statement.

**Smallest sensible sample.** About 100 statements; undefined where there is none.

Source: this project.`,
    measure(facts, context) {
      const isTold = kind === 'right' ? facts.tells.length > 0 : facts.tells.includes(kind)
      if (!isTold) return [undefinedBecause(UNTOLD[kind])]
      const { kinds, total } = countStatements(context, facts)
      return [total === 0 ? undefinedBecause(NO_STATEMENTS, 0) : { value: kinds[kind] / total, n: total }]
    },
  })
}
