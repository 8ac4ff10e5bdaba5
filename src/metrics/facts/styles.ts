import type { FactBase, Metric, MetricContext } from '../../contracts/metric.js'
import { undefinedBecause } from '../text-metric.js'
import { factMetric } from './fact-metric.js'
import { countStatements } from './statement-counts.js'

const NO_STYLES = 'the human text has no registers that can be told apart'
const NO_STYLED_STATEMENTS = 'no statement whose register can be told was found in the sample'

/**
 * @example
 * styles.coverage of a sample in one of two registers // 1/2
 */
export const metrics: readonly Metric[] = [
  factMetric({
    id: 'styles.coverage',
    version: 1,
    label: 'Registers in use',
    unit: 'share of human registers',
    format: 'percent',
    better: 'higher',
    dependsOn: ['tokens'],
    needs: ['facts'],
    definition: `Share of the registers (styles) of the human train split in which the sample still makes at least one statement.

**Formula.** registers with a statement in the sample / registers of the human train split. n is the number of statements whose register can be told.

**Bias.** Grows with the sample; a register that survives in one statement counts in full: see \`styles.share\`.

**Smallest sensible sample.** Several times 1 / (share of the rarest human register) statements.

Source: this project.`,
    measure(facts, context) {
      const found = humanStyles(facts, context)
      if (typeof found === 'string') return [undefinedBecause(found)]
      const used = found.styles.filter(({ statements }) => statements > 0).length
      return [{ value: used / found.styles.length, n: found.total }]
    },
  }),
  factMetric({
    id: 'styles.share',
    version: 1,
    label: 'Share of each register',
    unit: 'share of statements',
    format: 'percent',
    better: 'neither',
    needs: ['facts'],
    definition: `How the sample's statements spread over the registers (styles) of the human text. Compare with generation 0 or the control: the common register usually grows at the cost of the rare ones.

**Formula.** statements in the register / statements whose register can be told, in the sample.

**Groups.** One for each register of the human train split, the most frequent there first. 0 says that the sample has statements, but none in this register.

**Bias.** None by size.

**Smallest sensible sample.** About 100 statements.

Source: this project.`,
    measure(facts, context) {
      const found = humanStyles(facts, context)
      if (typeof found === 'string') return [undefinedBecause(found)]
      return found.styles.map(({ name, statements }) => ({
        group: name,
        value: statements / found.total,
        n: found.total,
      }))
    },
  }),
]

/** Statements of the probe in each human register, and in all; or why there are none to speak of. */
function humanStyles(
  facts: FactBase,
  context: MetricContext,
): { styles: { name: string; statements: number }[]; total: number } | string {
  if (facts.styleShares.size === 0) return NO_STYLES
  const counts = countStatements(context, facts).styles
  let total = 0
  for (const count of counts.values()) total += count
  if (total === 0) return NO_STYLED_STATEMENTS
  const styles = [...facts.styleShares.keys()].map((name) => ({ name, statements: counts.get(name) ?? 0 }))
  return { styles, total }
}
