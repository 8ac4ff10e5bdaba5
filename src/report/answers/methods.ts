import { describeReferences, describeTokens, formatPercent, listed, plural } from '../../analysis/index.js'
import type { ReportData } from '../report-data.js'

/** How the experiment was made and judged, as a paragraph that can stand in a paper. */
export function methodsParagraph(data: ReportData): string {
  const { results, verdict, thresholds, summary } = data
  const { confidence, tolerance, collapse } = thresholds
  const train = results.human.find(({ pool }) => pool === 'train')
  const seeds = results.seeds.length
  const sentences = [
    `We trained models on their own output for ${plural(summary.lastGeneration, 'generation')} with Collapse Lab${versionOf(data)}, under ${plural(results.arms.length, 'strategy', 'strategies')} of mixing in human data: ${listed(results.arms.map(({ name, description }) => `${name} (${description})`))}.`,
    train === undefined || train.documents === 0
      ? ''
      : `The human training data are ${count(train.documents)} documents${train.tokens > 0 ? ` of ${count(train.tokens)} tokens` : ''}.`,
    describeTokens(results) ?? '',
    seeds === 1
      ? 'One seed was run; there are no intervals and no difference is called clear.'
      : `Every strategy was run with ${seeds} seeds; intervals are ${formatPercent(confidence)} Student t intervals over seeds, and differences to ${describeReferences(verdict)} are paired by seed. Significance is judged by two-sided paired t tests with Holm's correction over strategies and headline measures, and equivalence by two one-sided t tests with a margin of ${formatPercent(tolerance)}.`,
    `A strategy is called collapsed where rare-fact coverage, diversity or the effective number of n-grams is at least ${formatPercent(collapse)} below the reference and the interval excludes it.`,
    results.metrics.some(({ id }) => id === 'facts.extinct')
      ? 'Survival of facts is estimated after Kaplan and Meier, with intervals that leave out one seed at a time.'
      : '',
    `Results are identified by the fingerprint ${results.fingerprint.slice(0, 16)}.`,
  ]
  return sentences.filter((sentence) => sentence !== '').join(' ')
}

function versionOf({ results }: ReportData): string {
  const version = results.environment['collapse-lab']
  return version === undefined ? '' : ` ${version}`
}

function count(value: number): string {
  return Math.round(value)
    .toFixed(0)
    .replace(/\B(?=(\d{3})+$)/g, ',')
}
