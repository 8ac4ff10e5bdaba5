import {
  capitalised,
  describeEffect,
  describeReference,
  describeSeeds,
  type Headline,
  isClear,
  listed,
  mainFinding,
  type Outcome,
  trainedArms,
} from '../../analysis/index.js'
import type { ReportData } from '../report-data.js'
import { linePanel } from './line-panel.js'
import { NUMBER_OVERVIEW, startsAtZero } from './number-panels.js'
import { metricSeries } from './series.js'
import type { Figure, Panel } from './spec.js'
import { theorySentence, withTheoryKey } from './theory-words.js'

type Shown = Pick<Headline, 'metric' | 'group' | 'label' | 'unit' | 'format' | 'better'>

const TEXT_ROLES = [['diversity'], ['entropy'], ['coverage'], ['loss', 'impossible']]
const NUMBER_ROLES = [
  ['spread'],
  ['recall'],
  ['entropy'],
  ['distance'],
  ['centre'],
  ['missing'],
  ['accuracy'],
]
/** Without facts, how much is copied stands in. */
const TEXT_OVERVIEW = ['novelty.copied.n8', 'novelty.copied.n4', 'compression_ratio.zlib']

/** Headlines in the order in which they are drawn, and what fills four panels. */
export function overviewMeasures(data: ReportData): readonly Shown[] {
  const numbers = data.results.data === 'vectors'
  const wanted: Shown[] = []
  for (const roles of numbers ? NUMBER_ROLES : TEXT_ROLES) {
    wanted.push(...data.verdict.headlines.filter(({ role }) => roles.includes(role)))
  }
  for (const id of numbers ? NUMBER_OVERVIEW : TEXT_OVERVIEW) {
    const info = data.summary.metrics.get(id)
    if (wanted.length >= 4 || info === undefined || !data.summary.has(id, '')) continue
    wanted.push({ ...info, metric: id, group: '' })
  }
  return wanted
}

/** Breadth, entropy and distance from human data by generation: what the verdict rests on. */
export function overviewFigure(data: ReportData): Figure | undefined {
  const numbers = data.results.data === 'vectors'
  const wanted = overviewMeasures(data)
  if (wanted.length === 0) return undefined
  const panels = wanted.map((headline, i): Panel => {
    const { metric, group, label, unit, format, better } = headline
    const series = metricSeries(data, metric, group)
    return linePanel({
      id: `overview-${i}`,
      title: label,
      subtitle: withTheoryKey(better === 'lower' ? `${unit}; lower is better` : unit, series),
      series,
      lastGeneration: data.summary.lastGeneration,
      format,
      zero: format === 'percent' || (numbers && startsAtZero(metric, series)),
      height: 230,
      log: numbers,
    })
  })
  return {
    id: 'overview',
    title: overviewFinding(data),
    subtitle: `${describeSeeds(data.results, data.thresholds.confidence)}${theorySentence(
      data,
      wanted.map(({ metric }) => metric),
    )}`,
    columns: wanted.length === 1 ? 1 : 2,
    panels,
  }
}

const WORST_FIRST: readonly Outcome[] = ['word salad', 'collapsed', 'narrowed', 'degraded', 'shifted']

/** What the arm that moved furthest lost and gained; the finding over all arms stands above the report. */
function overviewFinding(data: ReportData): string {
  const { verdict } = data
  const clear = trainedArms(verdict).map((arm) => ({
    arm,
    effects: arm.effects.filter(isClear),
  }))
  const size = (one: (typeof clear)[number]) => Math.abs(one.effects[0]?.change ?? 0)
  const rank = ({ arm }: (typeof clear)[number]) => WORST_FIRST.indexOf(arm.outcome)
  const [worst] = clear
    .filter((one) => one.effects.length > 0)
    // Sizes of different measures do not compare: first by what became of the arm.
    .sort((a, b) => rank(a) - rank(b) || size(b) - size(a))
  if (worst === undefined) return mainFinding(verdict)
  const label = data.styles.find((style) => style.name === worst.arm.arm.name)?.label ?? ''
  const effects = worst.effects.slice(0, 4).map(describeEffect)
  return `${capitalised(label)} against ${describeReference(worst.arm.reference)} at generation ${worst.arm.generation}: ${listed(effects)}`
}
