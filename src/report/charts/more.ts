import { describeSeeds, formatValue } from '../../analysis/index.js'
import type { ReportData } from '../report-data.js'
import { linePanel } from './line-panel.js'
import { metricSeries } from './series.js'
import type { Figure } from './spec.js'

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
]

/** Truth, copying, form: what the overview leaves out. */
export function moreFigure(data: ReportData): Figure | undefined {
  const inOverview = ['distinct_n', 'ngram_entropy', 'human_loss', 'facts.coverage']
  const shown = new Set(
    data.verdict.headlines
      .filter(({ metric }) => inOverview.some((prefix) => metric.startsWith(prefix)))
      .map(({ metric }) => metric),
  )
  // Without facts the overview draws a fourth panel from the same list.
  if (!data.verdict.headlines.some(({ role }) => role === 'coverage')) shown.add('novelty.copied.n8')
  const ids = WANTED.filter((id) => !shown.has(id) && data.summary.has(id, '')).slice(0, 6)
  const infos = ids.flatMap((id) => data.summary.metrics.get(id) ?? [])
  if (infos.length === 0) return undefined
  const panels = infos.map((info, i) =>
    linePanel({
      id: `more-${i}`,
      title: info.label,
      subtitle: info.better === 'neither' ? info.unit : `${info.unit}; ${info.better} is better`,
      series: metricSeries(data, info.id, ''),
      lastGeneration: data.summary.lastGeneration,
      format: info.format,
      // Counts have a zero too; a loss, an entropy or a ratio of bytes does not have a meaningful one here.
      zero: info.format === 'percent' || ['types', 'length.tokens_per_document'].includes(info.id),
      height: 160,
    }),
  )
  return {
    id: 'more-measures',
    title: moreFinding(data, infos[0]!.id),
    subtitle: describeSeeds(data.results.seeds.length, data.thresholds.confidence),
    columns: panels.length === 1 ? 1 : panels.length === 2 || panels.length === 4 ? 2 : 3,
    panels,
  }
}

/** The arm in which the first of these measures moved most since generation 0. */
function moreFinding(data: ReportData, metric: string): string {
  const info = data.summary.metrics.get(metric)!
  const moves = data.styles.flatMap((style) => {
    const cells = data.summary
      .series(style.name, metric, '')
      .filter((cell) => cell.mean !== undefined && Number.isFinite(cell.mean))
    const first = cells[0]
    const last = cells.at(-1)
    return first === undefined || last === undefined || first === last ? [] : [{ style, first, last }]
  })
  moves.sort((a, b) => Math.abs(b.last.mean! - b.first.mean!) - Math.abs(a.last.mean! - a.first.mean!))
  const [most] = moves
  if (most === undefined) return 'What else was measured'
  const from = formatValue(most.first.mean, info.format)
  const to = formatValue(most.last.mean, info.format)
  const unit = info.format === 'percent' ? 'from' : `(${info.unit}) from`
  return from === to
    ? `${info.label}: no change`
    : `${info.label}: largest ${most.last.mean! > most.first.mean! ? 'rise' : 'fall'} under ${most.style.label}, ${unit} ${from} to ${to}`
}
