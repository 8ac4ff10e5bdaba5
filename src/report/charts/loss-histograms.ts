import { formatNumber, plural } from '../../analysis/index.js'
import type { HistogramRow } from '../../contracts/results.js'
import { inWiderBins, meanOf, mergeFactor, quantileOf } from '../bins.js'
import { textWidth } from '../render/text-width.js'
import type { ReportData } from '../report-data.js'
import type { ArmStyle } from './arm-styles.js'
import { niceScale } from './nice-scale.js'
import type { Figure, Panel, Spec } from './spec.js'
import { INK } from './theme.js'

const METRICS = ['probe_loss.generation_0', 'reference_loss.per_token']
/** With more arms than these only the last generation is drawn: a page of a hundred small charts helps nobody. */
const MANY_ARMS = 6
/** Share of documents that may lie beyond either end of the axis. */
const BEYOND = 0.01

/** How surprising documents are to the first model: each generation filled, generation 0 as an outline. */
export function lossHistogramsFigure(data: ReportData): Figure | undefined {
  const all = data.results.histograms ?? []
  const metric = METRICS.find((id) => all.some((row) => row.metric === id))
  const info = data.results.metrics.find(({ id }) => id === metric)
  const rows = all.filter((row) => row.metric === metric && row.counts.length > 0)
  const later = [...new Set(rows.map(({ generation }) => generation))].filter((one) => one > 0)
  if (info === undefined || later.length === 0) return undefined
  const arms = data.styles.filter(({ name }) => rows.some((row) => row.arm === name && row.generation > 0))
  const generations = later.sort((a, b) => a - b).slice(arms.length > MANY_ARMS ? -1 : -3)
  const frame = frameOf(rows)
  const at = (arm: string, generation: number) =>
    rows.find((row) => row.arm === arm && row.generation === generation)
  const panels = arms.flatMap((style, i) =>
    generations.flatMap((generation, j) => {
      const own = at(style.name, generation)
      if (own === undefined) return []
      const start = at(style.name, 0)
      return [histogramPanel(`histogram-${i}-${j}`, style, own, start, frame)]
    }),
  )
  return {
    id: 'loss-histograms',
    title: finding(arms, (arm) => [at(arm, 0), at(arm, generations.at(-1)!)]),
    subtitle: `${info.label} (${info.unit}), mean of each document; share of documents, ${plural(Math.max(...rows.map(({ seeds }) => seeds)), 'seed')} together. Black outline: generation 0 of the same strategy. The few documents beyond the axis are left out.`,
    columns: panels.length === 1 ? 1 : generations.length === 2 || panels.length === 2 ? 2 : 3,
    panels,
  }
}

interface Frame {
  /** Stored bins that make one drawn bin. */
  readonly factor: number
  readonly x: ReturnType<typeof niceScale>
  readonly y: ReturnType<typeof niceScale>
}

/** One frame for all panels, so that they compare. */
function frameOf(rows: readonly HistogramRow[]): Frame {
  const low = Math.min(...rows.map((row) => quantileOf(row, BEYOND)))
  const high = Math.max(...rows.map((row) => quantileOf(row, 1 - BEYOND)))
  const factor = mergeFactor(rows[0]!, low, high)
  const shares = rows.flatMap((row) => inWiderBins(row, factor).map(({ share }) => share))
  return {
    factor,
    x: niceScale([low, high], { share: false, zero: false, steps: 4 }),
    y: niceScale([0, Math.max(...shares)], { share: true, zero: true, steps: 3 }),
  }
}

/** The arm whose documents moved most since generation 0. */
function finding(
  arms: readonly ArmStyle[],
  ends: (arm: string) => readonly (HistogramRow | undefined)[],
): string {
  const moves = arms.flatMap(({ name, label }) => {
    const [first, last] = ends(name)
    if (first === undefined || last === undefined) return []
    return [{ label, from: meanOf(first), to: meanOf(last), generation: last.generation }]
  })
  const [most] = moves.sort((a, b) => Math.abs(b.to - b.from) - Math.abs(a.to - a.from))
  if (most === undefined) return 'How surprising documents are to the first model'
  const { label, from, to, generation } = most
  if (formatNumber(from) === formatNumber(to))
    return 'Documents stay as surprising to the first model as they were'
  return `Documents under ${label} become ${to < from ? 'less' : 'more'} surprising to the first model: ${formatNumber(from)} to ${formatNumber(to)} nats per token, mean of documents, after ${plural(generation, 'generation')}`
}

function histogramPanel(
  id: string,
  style: ArmStyle,
  own: HistogramRow,
  start: HistogramRow | undefined,
  { x: nice, y: shares, factor }: Frame,
): Panel {
  const [low, high] = nice.domain
  // Left edges alone: a last point closes the last bin.
  const steps = (row: HistogramRow): Spec[] => {
    const bins = inWiderBins(row, factor).filter(({ from, to }) => to > low && from < high)
    const points = bins.map(({ from, share }) => ({ at: Math.max(low, from), share }))
    const end = bins.at(-1)
    if (end !== undefined) points.push({ at: Math.min(high, end.to), share: 0 })
    return points.map(({ at, share }) => ({
      arm: style.name,
      at: Number(at.toFixed(4)),
      share: Number(share.toPrecision(4)),
    }))
  }
  const x: Spec = {
    field: 'at',
    type: 'quantitative',
    scale: { domain: [...nice.domain], nice: false, zero: false },
    axis: { values: [...nice.ticks], format: nice.format, title: null },
  }
  const y: Spec = {
    field: 'share',
    type: 'quantitative',
    scale: { domain: [...shares.domain], nice: false, zero: true },
    axis: { values: [...shares.ticks], format: shares.format, title: null, grid: true },
  }
  return {
    id,
    title: `${style.label}, generation ${own.generation}`,
    subtitle: '',
    notes: start === undefined ? ['no generation 0 to compare with'] : [],
    height: 96,
    left: Math.ceil(textWidth('100%', 12)) + 14,
    right: 10,
    data: [
      { name: `${id}-own`, values: steps(own) },
      { name: `${id}-start`, values: start === undefined ? [] : steps(start) },
    ],
    encoding: { x, y },
    layers: [
      {
        data: { name: `${id}-own` },
        mark: { type: 'area', interpolate: 'step-after', fill: style.line },
        encoding: {
          opacity: { condition: { test: "focus === '' || datum.arm === focus", value: 0.75 }, value: 0.15 },
        },
      },
      {
        data: { name: `${id}-start` },
        mark: { type: 'line', interpolate: 'step-after', stroke: INK, strokeWidth: 1.3 },
      },
    ],
    hover: [],
    alt: `${style.label}, generation ${own.generation}: mean of documents ${formatNumber(meanOf(own))}${start === undefined ? '' : `, ${formatNumber(meanOf(start))} in generation 0`}.`,
  }
}
