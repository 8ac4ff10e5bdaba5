import { describeSeeds, formatValue, intervalSource, UNSURE } from '../../analysis/index.js'
import type { MetricInfo } from '../../contracts/results.js'
import type { ReportData } from '../report-data.js'
import { linePanel } from './line-panel.js'
import { NUMBER_MORE, startsAtZero } from './number-panels.js'
import { overviewMeasures } from './overview.js'
import { metricSeries } from './series.js'
import type { Figure } from './spec.js'
import { theorySentence, withTheoryKey } from './theory-words.js'

/** Measures beside the headlines, most telling first; the first six that exist are drawn. */
const WANTED = [
  'statements.false_share',
  'statements.malformed_share',
  'novelty.copied.n8',
  'human_loss.zero_probability_share',
  'probe_loss.generation_0',
  'compression_ratio.zlib',
  'styles.coverage',
  'conditional_entropy.n3',
  'length.tokens_per_document',
  'rep_n.n4',
  'types',
  'near_duplicates.j80',
  'js_divergence.n1',
  'reference_loss.over_human',
  'tail_coverage.tokens_beyond.p99',
  'two_sample_auc.hashed',
  'mean_cosine_distance.hashed',
  'template_rate.n6',
  'hill.q2.n1',
  'mattr.per_document.w50',
  'zipf.rank_mle',
]

/** Truth, copying, form: what the overview leaves out. */
export function moreFigure(data: ReportData): Figure | undefined {
  const numbers = data.results.data === 'vectors'
  const inOverview = ['distinct_n', 'ngram_entropy', 'human_loss', 'facts.coverage']
  const shown = new Set(
    data.verdict.headlines
      .filter(({ metric }) => inOverview.some((prefix) => metric.startsWith(prefix)))
      .map(({ metric }) => metric),
  )
  // Without facts the overview draws a fourth panel from the same list.
  if (!data.verdict.headlines.some(({ role }) => role === 'coverage')) shown.add('novelty.copied.n8')
  if (numbers) for (const { metric } of overviewMeasures(data)) shown.add(metric)
  const ids = (numbers ? NUMBER_MORE : WANTED)
    .filter((id) => !shown.has(id) && data.summary.has(id, '') && !neverMoves(data, id))
    .slice(0, 6)
  const infos = ids.flatMap((id) => data.summary.metrics.get(id) ?? [])
  if (infos.length === 0) return undefined
  const panels = infos.map((info, i) => {
    const series = metricSeries(data, info.id, '')
    const subtitle = info.better === 'neither' ? info.unit : `${info.unit}; ${info.better} is better`
    return linePanel({
      id: `more-${i}`,
      title: info.label,
      subtitle: withTheoryKey(subtitle, series),
      series,
      lastGeneration: data.summary.lastGeneration,
      format: info.format,
      // Counts have a zero too; a loss, an entropy or a ratio of bytes does not have a meaningful one here.
      zero:
        info.format === 'percent' ||
        ['types', 'length.tokens_per_document'].includes(info.id) ||
        (numbers && startsAtZero(info.id, series)),
      height: 160,
      log: numbers,
    })
  })
  return {
    id: 'more-measures',
    title: `${moreFinding(data, infos)}${intervalSource(data.results) === 'none' ? ` (${UNSURE})` : ''}`,
    subtitle: `${describeSeeds(data.results, data.thresholds.confidence)}${theorySentence(data, ids)}`,
    columns: panels.length === 1 ? 1 : panels.length === 2 || panels.length === 4 ? 2 : 3,
    panels,
  }
}

/** A measure with one value in every arm and generation tells nothing that a panel could show. */
function neverMoves(data: ReportData, metric: string): boolean {
  const means = data.styles.flatMap(({ name }) =>
    data.summary.series(name, metric, '').flatMap(({ mean }) => mean ?? []),
  )
  return new Set(means).size <= 1
}

interface Move {
  readonly info: MetricInfo
  readonly arm: string
  readonly first: number
  readonly last: number
}

/** The measure and arm that moved most, in proportion, since generation 0. */
function moreFinding(data: ReportData, infos: readonly MetricInfo[]): string {
  const moves = infos.flatMap((info) =>
    data.styles.flatMap(({ name, label }) => moveOf(data, info, name, label)),
  )
  moves.sort((a, b) => proportion(b) - proportion(a))
  const [most] = moves
  if (most === undefined) return 'What else was measured'
  const { info, arm, first, last } = most
  const from = formatValue(first, info.format)
  const to = formatValue(last, info.format)
  const unit = info.format === 'percent' ? '' : ` (${info.unit})`
  return from === to
    ? 'No other measure moved'
    : `${info.label}: largest ${last > first ? 'rise' : 'fall'} under ${arm}, from ${from} to ${to}${unit}`
}

function moveOf(data: ReportData, info: MetricInfo, name: string, arm: string): Move[] {
  const means = data.summary
    .series(name, info.id, '')
    .flatMap(({ mean }) => (mean !== undefined && Number.isFinite(mean) ? [mean] : []))
  return means.length < 2 ? [] : [{ info, arm, first: means[0]!, last: means.at(-1)! }]
}

function proportion({ first, last }: Move): number {
  return Math.abs(last - first) / Math.max(Math.abs(first), Math.abs(last), 1e-12)
}
