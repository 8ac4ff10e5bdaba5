import {
  capitalised,
  describeGenerations,
  formatValue,
  generationRange,
  grouped,
  type Headline,
  inSentence,
  intervalSource,
  listed,
  plural,
  UNSURE,
} from '../../analysis/index.js'
import type { ReportData } from '../report-data.js'
import { armRows } from './arm-rows.js'
import { cividis, readableOn } from './cividis.js'
import type { Figure, Panel, Spec } from './spec.js'
import { LABEL_SIZE } from './theme.js'

const ROW = 34
/** Generations whose numbers, which are longer than shares, stand beside each other. */
const MOST_NUMBERS = 20

/** The first headline (rare-fact coverage, else diversity) of every arm in every generation, as numbers. */
export function heatmapFigure(data: ReportData): Figure | undefined {
  const headline = data.verdict.headlines[0]
  if (headline === undefined || (data.results.data === 'vectors' && !isReadable(data, headline)))
    return undefined
  const { metric, group, format, label } = headline
  const styles = data.styles.filter((style) => data.summary.series(style.name, metric, group).length > 0)
  const generations = data.summary.lastGeneration + 1
  const finite = styles
    .flatMap((style) => data.summary.series(style.name, metric, group))
    .flatMap((cell) => (cell.mean !== undefined && Number.isFinite(cell.mean) ? [cell.mean] : []))
  if (finite.length === 0) return undefined
  // A share fills the ramp from zero; equal values all take its upper end.
  const low = format === 'percent' ? 0 : Math.min(...finite)
  const high = Math.max(...finite)
  const cells: Spec[] = styles.flatMap((style, row) =>
    data.summary.series(style.name, metric, group).map((cell): Spec => {
      const known = cell.mean !== undefined && Number.isFinite(cell.mean)
      const colour = known ? cividis(high === low ? 1 : (cell.mean - low) / (high - low)) : '#f0f0f0'
      return {
        arm: style.name,
        name: style.label,
        row,
        from: cell.generation - 0.5,
        to: cell.generation + 0.5,
        generation: cell.generation,
        colour,
        ink: known ? readableOn(colour) : '#555555',
        text: known ? cellText(cell.mean, format, true, high) : cell.mean === undefined ? '?' : '∞',
        short: known ? cellText(cell.mean, format, false, high) : cell.mean === undefined ? '?' : '∞',
        value:
          cell.mean === undefined
            ? `undefined: ${cell.reason ?? 'no value'}`
            : formatValue(cell.mean, format),
        seeds: cell.seeds,
      }
    }),
  )
  const { names, left } = armRows(styles)
  const height = styles.length * ROW
  const y = (field: string): Spec => ({
    field,
    type: 'quantitative',
    scale: { domain: [styles.length - 0.5, -0.5], nice: false, zero: false },
    axis: null,
  })
  const faded: Spec = { condition: { test: "focus === '' || datum.arm === focus", value: 1 }, value: 0.25 }
  const step = Math.ceil(generations / 24)
  const panel: Panel = {
    id: 'heatmap',
    title: '',
    subtitle: '',
    notes: [],
    height,
    left,
    right: 4,
    // Twenty pixels hold "97", 33 hold "0.996"; more generations than fit scroll inside their own box.
    minimumWidth: left + generations * (data.results.data === 'vectors' ? 33 : 20),
    narrowBelow: left + generations * 36,
    data: [
      { name: 'heatmap-cells', values: cells },
      { name: 'heatmap-names', values: names },
    ],
    encoding: {},
    layers: [
      {
        data: { name: 'heatmap-cells' },
        mark: { type: 'rect', stroke: 'white', strokeWidth: 2, height: ROW },
        encoding: {
          x: {
            field: 'from',
            type: 'quantitative',
            scale: { domain: [-0.5, generations - 0.5], nice: false, zero: false },
            axis: {
              values: Array.from({ length: Math.ceil(generations / step) }, (_, i) => i * step),
              format: 'd',
              title: 'Generation',
              domain: false,
              ticks: false,
              labelPadding: 6,
            },
          },
          x2: { field: 'to' },
          y: y('row'),
          fill: { field: 'colour', type: 'nominal', scale: null, legend: null },
          opacity: faded,
        },
      },
      {
        data: { name: 'heatmap-cells' },
        mark: {
          type: 'text',
          baseline: 'middle',
          fontSize: { expr: 'narrow ? 11 : 13' },
          text: { expr: 'narrow ? datum.short : datum.text' },
        },
        encoding: {
          x: { field: 'generation', type: 'quantitative' },
          y: y('row'),
          fill: { field: 'ink', type: 'nominal', scale: null, legend: null },
          opacity: faded,
        },
      },
      {
        data: { name: 'heatmap-names' },
        mark: {
          type: 'text',
          align: 'right',
          baseline: 'middle',
          dx: -10,
          fontSize: LABEL_SIZE,
          fontWeight: 600,
        },
        encoding: {
          x: { value: 0 },
          y: y('row'),
          text: { field: 'name' },
          fill: { field: 'ink', type: 'nominal', scale: null, legend: null },
          opacity: faded,
        },
      },
    ],
    hover: [
      {
        data: { name: 'heatmap-cells' },
        mark: { type: 'rect', opacity: 0, height: ROW },
        encoding: {
          x: { field: 'from', type: 'quantitative' },
          x2: { field: 'to' },
          y: y('row'),
          tooltip: [
            { field: 'name', type: 'nominal', title: 'strategy' },
            { field: 'generation', type: 'quantitative', title: 'generation' },
            { field: 'value', type: 'nominal', title: 'mean' },
            { field: 'seeds', type: 'quantitative', title: 'seeds' },
          ],
        },
      },
    ],
    alt: `${label} by strategy and generation, as numbers.`,
  }
  const source = intervalSource(data.results)
  const seeds = data.results.seeds.length
  const over = {
    none: 'one seed',
    chains: `over ${grouped(data.results.chains ?? 1)} chains`,
    seeds: `mean of ${seeds} seeds`,
  }
  const legend = [
    cells.some((cell) => cell['text'] === '?') ? ' ? undefined.' : '',
    cells.some((cell) => cell['text'] === '∞') ? ' ∞ infinite.' : '',
  ].join('')
  return {
    id: 'heatmap',
    title: `${halvingFinding(data)}${source === 'none' ? ` (${UNSURE})` : ''}`,
    subtitle: `${label}, ${over[source]}.${legend}`,
    columns: 1,
    panels: [panel],
  }
}

function cellText(value: number, format: 'percent' | 'number', unit: boolean, high: number): string {
  if (format === 'number') return formatValue(value, format)
  const percent = value * 100
  // One precision for the whole map: small shares need the decimal to differ at all.
  const digits = high < 0.3 ? 1 : 0
  return `${percent.toFixed(digits)}${unit ? '%' : ''}`
}

/** Which arms fall below half of where they started, and when. */
function halvingFinding(data: ReportData): string {
  const { metric, group, label } = data.verdict.headlines[0]!
  const halved = data.styles.flatMap((style) => {
    const cells = data.summary.series(style.name, metric, group)
    const start = cells.find((cell) => cell.generation === 0)?.mean
    if (start === undefined || !Number.isFinite(start)) return []
    const cell = cells.find((one) => one.mean !== undefined && one.mean < start / 2)
    return cell === undefined ? [] : [{ label: style.label, generation: cell.generation }]
  })
  const name = inSentence(label)
  if (halved.length === 0) {
    const ends = data.styles.flatMap((style) => {
      const last = data.summary.series(style.name, metric, group).findLast(({ mean }) => mean !== undefined)
      return last === undefined ? [] : [last.generation]
    })
    return `No strategy loses half of its first ${name} in ${describeGenerations(generationRange(ends))}`
  }
  halved.sort((a, b) => a.generation - b.generation)
  const named = halved.slice(0, 3).map((one) => `${one.label} at generation ${one.generation}`)
  const rest = halved.length - named.length
  const list = rest > 0 ? `${named.join(', ')} and ${plural(rest, 'other')}` : listed(named)
  return `${capitalised(name)} falls below half of its start: ${list}`
}

/** Numbers need room, and only of states and variances is it a finding that half are lost. */
function isReadable({ summary }: ReportData, { role }: Headline): boolean {
  return role === 'spread' && summary.lastGeneration <= MOST_NUMBERS
}
