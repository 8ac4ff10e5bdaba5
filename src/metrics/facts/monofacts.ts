import type { FactBase, Measured, Metric, MetricContext } from '../../contracts/metric.js'
import { singletons, spectrumOf } from '../spectrum.js'
import { undefinedBecause } from '../text-metric.js'
import { factMetric } from './fact-metric.js'
import { NO_MIX } from './mix-coverage.js'
import { countStatements } from './statement-counts.js'

/** How the two rates are read together; part of the definition of both. */
export const MONOFACT_THEORY = `**Reading.** Kalai and Vempala show that a calibrated language model must state falsehoods about arbitrary facts at a rate of at least about the monofact rate of its training data; one that hallucinates less is not calibrated: it repeats the facts that it knows. It is a lower bound: how much more a model hallucinates, it leaves open. Compare \`facts.hallucination_rate\` of a generation with \`facts.monofact_rate.mix\`, its training data's. The theorem needs facts that nothing but their own statement tells, as those of a world; facts that follow from one another are fewer than they seem.`

export const MONOFACT_SOURCE =
  'Source: Kalai and Vempala 2024, Calibrated Language Models Must Hallucinate, arXiv:2311.14648; Good 1953, Biometrika 40 (missing mass).'

interface Text {
  readonly name: 'human' | 'mix' | 'sample'
  readonly label: string
  readonly what: string
  readonly needs: Metric['needs']
  /** Statements of each fact, or why nobody counted them. */
  readonly counts: (facts: FactBase, context: MetricContext) => Uint32Array | string
}

const texts: readonly Text[] = [
  {
    name: 'human',
    label: 'the human train split',
    what: 'the human train split: the same for all generations and arms of a seed',
    needs: ['facts'],
    counts: ({ trainCounts }) => trainCounts,
  },
  {
    name: 'mix',
    label: 'the training mix',
    what: "this generation's training mix",
    needs: ['facts', 'mix'],
    counts: (_facts, { mix }) => mix?.facts ?? NO_MIX,
  },
  {
    name: 'sample',
    label: 'the sample',
    what: 'the sample',
    needs: ['facts'],
    counts: (facts, context) => countStatements(context, facts).right,
  },
]

/**
 * @example
 * facts.monofact_rate.human of a text that states one fact once and one three times // 1/4
 */
export const metrics: readonly Metric[] = texts.map(({ name, label, what, needs, counts }) =>
  factMetric({
    id: `facts.monofact_rate.${name}`,
    version: 1,
    label: `Monofact rate of ${label}`,
    unit: 'share of right statements',
    format: 'percent',
    better: 'neither',
    dependsOn: ['tokens'],
    needs,
    definition: `Share of right statements that are the only one of their fact in ${what}. It is Good and Turing's estimate of the chance that one more statement tells a fact that was not told before.

**Formula.** f1 / N: facts stated right exactly once / right statements.

${MONOFACT_THEORY}

**Bias.** Nearly none as an estimate for a text of this size (E f1/N = sum p (1 - p)^(N - 1)); it falls as the text grows, so compare texts of one size. It falls too when a model copies one statement again and again.

**Smallest sensible sample.** About 100 statements.

${MONOFACT_SOURCE}`,
    measure(facts, context) {
      const found = counts(facts, context)
      return [typeof found === 'string' ? undefinedBecause(found) : monofactRate(found)]
    },
  }),
)

function monofactRate(counts: Uint32Array): Measured {
  const spectrum = spectrumOf(counts)
  const { total } = spectrum
  return total === 0
    ? undefinedBecause('the text states none of the facts', 0)
    : { value: singletons(spectrum) / total, n: total }
}
