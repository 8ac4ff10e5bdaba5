import {
  capitalised,
  describeEffect,
  describeReference,
  describeSeeds,
  type Headline,
  isClear,
  listed,
  mainFinding,
  trainedArms,
} from '../../analysis/index.js'
import type { ReportData } from '../report-data.js'
import { linePanel } from './line-panel.js'
import { metricSeries } from './series.js'
import type { Figure, Panel } from './spec.js'

/** Diversity, entropy, coverage and loss by generation; without facts, how much is copied stands in. */
export function overviewFigure(data: ReportData): Figure | undefined {
  const wanted: Pick<Headline, 'metric' | 'group' | 'label' | 'unit' | 'format' | 'better'>[] = []
  for (const roles of [['diversity'], ['entropy'], ['coverage'], ['loss', 'impossible']]) {
    wanted.push(...data.verdict.headlines.filter(({ role }) => roles.includes(role)))
  }
  for (const id of ['novelty.copied.n8', 'novelty.copied.n4', 'compression_ratio.zlib']) {
    const info = data.summary.metrics.get(id)
    if (wanted.length >= 4 || info === undefined || !data.summary.has(id, '')) continue
    wanted.push({ ...info, metric: id, group: '' })
  }
  if (wanted.length === 0) return undefined
  const panels = wanted.map((headline, i): Panel => {
    const { metric, group, label, unit, format, better } = headline
    return linePanel({
      id: `overview-${i}`,
      title: label,
      subtitle: better === 'lower' ? `${unit}; lower is better` : unit,
      series: metricSeries(data, metric, group),
      lastGeneration: data.summary.lastGeneration,
      format,
      zero: format === 'percent',
      height: 230,
    })
  })
  return {
    id: 'overview',
    title: overviewFinding(data),
    subtitle: describeSeeds(data.results, data.thresholds.confidence),
    columns: 2,
    panels,
  }
}

/** What the arm that moved furthest lost and gained; the finding over all arms stands above the report. */
function overviewFinding(data: ReportData): string {
  const { verdict } = data
  const clear = trainedArms(verdict).map((arm) => ({
    arm,
    effects: arm.effects.filter(isClear),
  }))
  const size = (one: (typeof clear)[number]) => Math.abs(one.effects[0]?.change ?? 0)
  const [worst] = clear.filter((one) => one.effects.length > 0).sort((a, b) => size(b) - size(a))
  if (worst === undefined) return mainFinding(verdict)
  const label = data.styles.find((style) => style.name === worst.arm.arm.name)?.label ?? ''
  const effects = worst.effects.slice(0, 4).map(describeEffect)
  return `${capitalised(label)} against ${describeReference(worst.arm.reference)} at generation ${worst.arm.generation}: ${listed(effects)}`
}
