import type { FactBase, Measured, Metric, MetricContext } from '../../contracts/metric.js'
import type { TextView } from '../../contracts/text.js'
import { undefinedBecause } from '../text-metric.js'
import { NO_FACTS_IN_GROUP, TIER_GROUPS, tierGroups } from './by-tier.js'
import { factMetric } from './fact-metric.js'
import { NO_STYLES } from './styles.js'

/**
 * @example
 * styles.coverage_by_tier where human text states rare facts in two registers and the sample in one // rare: 1/2
 */
export const metrics: readonly Metric[] = [
  factMetric({
    id: 'styles.coverage_by_tier',
    version: 1,
    label: 'Registers in use, by tier',
    unit: 'share of human registers',
    format: 'percent',
    better: 'higher',
    dependsOn: ['tokens'],
    needs: ['facts'],
    definition: `Share of the registers in which the human train split states the facts of a tier that the sample still uses for facts of that tier.

**Formula.** registers with a right statement of the tier's facts in the sample / registers with one in the human train split. n is the number of such statements in the sample.

${TIER_GROUPS.replace('n is the number of facts of the group; a group', 'A group')} So is \`unseen\`, which human text states in no register.

**Bias.** Grows with the sample, and with the tier's share of statements: compare one tier over generations, not tiers with one another.

**Smallest sensible sample.** Several times 1 / (share of the rarest human register) statements in the tier.

Source: this project.`,
    measure(facts, context) {
      if (facts.styleShares.size === 0) return [undefinedBecause(NO_STYLES)]
      const human = stylesOf(context.train, context)
      const sample = stylesOf(context.probe, context)
      return tierGroups(facts).map(({ group, belongs }) => ({
        group,
        ...shareInUse(facts, belongs, human, sample),
      }))
    },
  }),
]

/** Of each fact that a text states: in which registers, and how often. */
type StylesByFact = ReadonlyMap<number, ReadonlyMap<string, number>>

function stylesOf(view: TextView, context: MetricContext): StylesByFact {
  const styles = new Map<number, Map<string, number>>()
  for (const ofDocument of context.statements(view)) {
    for (const { kind, fact, style } of ofDocument) {
      if (kind !== 'right' || fact === undefined || style === undefined) continue
      const ofFact = styles.get(fact) ?? new Map<string, number>()
      styles.set(fact, ofFact.set(style, (ofFact.get(style) ?? 0) + 1))
    }
  }
  return styles
}

function shareInUse(
  { facts }: FactBase,
  belongs: (fact: number) => boolean,
  human: StylesByFact,
  sample: StylesByFact,
): Measured {
  const known = new Set<string>()
  const used = new Set<string>()
  let members = 0
  let statements = 0
  for (let fact = 0; fact < facts.length; fact++) {
    if (!belongs(fact)) continue
    members++
    for (const style of human.get(fact)?.keys() ?? []) known.add(style)
    for (const [style, count] of sample.get(fact) ?? []) {
      used.add(style)
      statements += count
    }
  }
  if (members === 0) return undefinedBecause(NO_FACTS_IN_GROUP, 0)
  if (known.size === 0) return undefinedBecause('human text states these facts in no register', statements)
  let both = 0
  for (const style of known) if (used.has(style)) both++
  return { value: both / known.size, n: statements }
}
