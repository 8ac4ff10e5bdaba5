import {
  type DoseFamily,
  doseFamilies,
  formatInterval,
  formatPercent,
  formatValue,
  grouped,
  type Headline,
  isLine,
  itemName,
  listed,
  UNSURE,
} from '../../analysis/index.js'
import { textWidth } from '../render/text-width.js'
import type { ReportData } from '../report-data.js'
import { dodge } from './dodge.js'
import { type DoseScale, doseScale } from './dose-scale.js'
import { niceScale } from './nice-scale.js'
import { rounded } from './rounded.js'
import type { Figure, Panel, Spec } from './spec.js'
import { LABEL_SIZE } from './theme.js'

const MOST_PANELS = 4
const HEIGHT = 210
const CONTROL = 'control'

/** How each headline measure answers to the amount of human data, for every strategy that was given several amounts. */
export function doseFigures(data: ReportData): readonly Figure[] {
  const { reference } = data.verdict
  const control = reference.kind === 'arm' ? reference.arm : undefined
  return doseFamilies(data.results, control, data.thresholds.confidence).flatMap((family, at) => {
    const panels = data.verdict.headlines
      .slice(0, MOST_PANELS)
      .flatMap((headline, i) => dosePanel(data, family, headline, control, `dose-${at}-${i}`) ?? [])
    if (panels.length === 0) return []
    const axis = doseScale(family).root ? ' The axis of human data is that of square roots.' : ''
    const beside =
      family.alone.length > 0 ? ` Open circles: as many human ${itemName(data.results)}s alone.` : ''
    return [
      {
        id: at === 0 ? 'dose-response' : `dose-response-${at + 1}`,
        title: doseFinding(data, family),
        subtitle: `Generation ${family.generation}, strategy ${family.strategy}.${beside}${axis} ${describeDots(data, panels)}`,
        columns: panels.length === 1 ? 1 : 2,
        panels,
      },
    ]
  })
}

function describeDots({ results, thresholds }: ReportData, panels: readonly Panel[]): string {
  const seeds = results.seeds.length === 1 ? 'One seed' : `Mean of ${results.seeds.length} seeds`
  const banded = panels.some(({ data }) => JSON.stringify(data).includes('"band":true'))
  return banded
    ? `${seeds}; bars are ${formatPercent(thresholds.confidence)} intervals.`
    : `${seeds}: no intervals.`
}

function doseFinding(data: ReportData, family: DoseFamily): string {
  const headline = data.verdict.headlines[0]!
  const unsure = data.results.seeds.length === 1 ? ` (${UNSURE})` : ''
  const lines = linesOf(family).map(({ name, doses }) => {
    const ends = [doses[0]!, doses.at(-1)!].flatMap(({ arm, human }) => {
      const value = data.summary.cell(arm, headline.metric, headline.group, family.generation)?.mean
      if (value === undefined) return []
      return [`${formatValue(value, headline.format)} with ${doseWords(data, human, family.size)}`]
    })
    return { name, ends }
  })
  const known = lines.filter(({ ends }) => ends.length === 2)
  const label = `${headline.label} by the amount of human data`
  const [first] = known
  if (first === undefined) return label
  const said = known.map(({ name, ends }) => `${name}: ${listed(ends)}`)
  return `${label}${lines.length === 1 ? `: ${listed(first.ends)}` : `; ${said.join('; ')}`}${unsure}`
}

/** The lines of a family, with their doses; single doses that lie on none are points of their own. */
function linesOf({ doses }: DoseFamily) {
  return [...new Set(doses.map(({ line }) => line))]
    .filter((line) => isLine(doses, line))
    .map((name) => ({ name, doses: doses.filter(({ line }) => line === name) }))
}

function doseWords({ results }: ReportData, human: number, size: number | undefined): string {
  if (size !== undefined) return `${formatPercent(human / size)} human`
  return `${grouped(Math.round(human))} human ${itemName(results)}s`
}

function dosePanel(
  data: ReportData,
  family: DoseFamily,
  headline: Headline,
  control: string | undefined,
  id: string,
): Panel | undefined {
  const { metric, group, format, label, unit, better } = headline
  const at = (arm: string) => data.summary.cell(arm, metric, group, family.generation)
  const notes: string[] = []
  const scale = doseScale(family)
  const lines = linesOf(family)
  const rowsOf = (kind: 'mixed' | 'alone') =>
    (kind === 'mixed' ? family.doses : family.alone).flatMap(({ arm, human, line }): Spec[] => {
      const style = data.styles.find(({ name }) => name === arm)!
      const cell = at(arm)
      if (cell?.mean === undefined || !Number.isFinite(cell.mean)) {
        notes.push(`${style.label}: ${cell?.mean === undefined ? (cell?.reason ?? 'no value') : 'infinite'}`)
        return []
      }
      return [
        {
          arm,
          name: style.label,
          kind,
          line,
          colour: style.line,
          dose: rounded(scale.of(human)),
          value: rounded(cell.mean),
          low: rounded(cell.low ?? cell.mean),
          high: rounded(cell.high ?? cell.mean),
          band: cell.low !== undefined && cell.high !== undefined,
          human: doseWords(data, human, family.size),
          text: formatValue(cell.mean, format),
          interval: formatInterval(cell.low, cell.high, format) ?? 'none',
        },
      ]
    })
  const [mixed, alone] = [rowsOf('mixed'), rowsOf('alone')]
  if (mixed.length < 2) return undefined
  const level = control === undefined ? undefined : at(control)?.mean
  const known = level !== undefined && Number.isFinite(level) ? [level] : []
  const rows = [...mixed, ...alone]
  const values = rows.flatMap((row) => [row['value'], row['low'], row['high']] as number[])
  const y = niceScale([...values, ...known], { share: format === 'percent', zero: format === 'percent' })
  const ticks = y.ticks.map((tick) => formatValue(tick, format))
  const labels = endLabels(lines.length > 1 ? lines.map(({ name }) => name) : [], mixed, known, y.domain)
  return {
    id,
    title: label,
    subtitle: better === 'lower' ? `${unit}; lower is better` : unit,
    notes,
    height: HEIGHT,
    left: Math.ceil(Math.max(...ticks.map((tick) => textWidth(tick, 12)))) + 14,
    right: Math.ceil(Math.max(0, ...labels.map(({ name }) => textWidth(name, LABEL_SIZE, 600)))) + 18,
    data: [
      { name: `${id}-rows`, values: rows },
      { name: `${id}-level`, values: known.map((value): Spec => ({ value: rounded(value) })) },
      { name: `${id}-labels`, values: labels },
    ],
    encoding: {},
    ...layersOf(id, scale, y, family.size, `${itemName(data.results)}s`),
    alt: `${label} by human data: ${rows.map((row) => `${row['name']} ${row['text']}`).join('; ')}.`,
  }
}

/** Names at the right end: of the control's level, and of the lines where there are several; none over another. */
function endLabels(
  lines: readonly string[],
  mixed: readonly Spec[],
  levels: readonly number[],
  [low, high]: readonly [number, number],
): { readonly name: string; readonly value: number; readonly weight: number }[] {
  const ends = lines.flatMap((name) => {
    const last = mixed.findLast(({ line }) => line === name)
    return last === undefined ? [] : [{ name, value: last['value'] as number, weight: 400 }]
  })
  const labels = [...levels.map((value) => ({ name: CONTROL, value, weight: 600 })), ...ends]
  const pixels = labels.map(({ value }) => ((high - value) / (high - low)) * HEIGHT)
  const placed = dodge(pixels, LABEL_SIZE * 1.15, 0, HEIGHT)
  return labels.map((label, i) => ({ ...label, value: rounded(high - (placed[i]! / HEIGHT) * (high - low)) }))
}

function layersOf(
  id: string,
  scale: DoseScale,
  nice: ReturnType<typeof niceScale>,
  size: number | undefined,
  items: string,
): Pick<Panel, 'layers' | 'hover'> {
  const x: Spec = {
    field: 'dose',
    type: 'quantitative',
    scale: { domain: [...scale.domain], nice: false, zero: false, ...(scale.root ? { type: 'sqrt' } : {}) },
    axis: {
      values: [...scale.ticks],
      format: size === undefined ? ',d' : '.3~%',
      title: size === undefined ? `Human ${items} in the training set` : 'Human share of the training set',
    },
  }
  const y = (field: string): Spec => ({
    field,
    type: 'quantitative',
    scale: { domain: [...nice.domain], nice: false, zero: false },
    axis: { values: [...nice.ticks], format: nice.format, title: null, grid: true },
  })
  const colour: Spec = { field: 'colour', type: 'nominal', scale: null, legend: null }
  const faded = (full: number): Spec => ({
    condition: { test: "focus === '' || datum.arm === focus", value: full },
    value: full * 0.15,
  })
  const source: Spec = { name: `${id}-rows` }
  const only = (kind: string): readonly Spec[] => [{ filter: `datum.kind === '${kind}'` }]
  const level: Spec = { name: `${id}-level` }
  const layers: Spec[] = [
    {
      data: level,
      mark: { type: 'rule', stroke: '#4d4d4d', strokeWidth: 1.4, strokeDash: [5, 4] },
      encoding: { y: y('value') },
    },
    {
      data: { name: `${id}-labels` },
      mark: {
        type: 'text',
        align: 'left',
        baseline: 'middle',
        dx: 8,
        fontSize: LABEL_SIZE,
        fontWeight: { expr: 'datum.weight' },
      },
      encoding: { x: { value: 'width' }, y: y('value'), text: { field: 'name' }, fill: { value: '#3d3d3d' } },
    },
    ...['mixed', 'alone'].map(
      (kind): Spec => ({
        data: source,
        transform: only(kind),
        mark: {
          type: 'line',
          stroke: '#8a8a8a',
          strokeWidth: kind === 'mixed' ? 1.8 : 1.2,
          ...(kind === 'mixed' ? {} : { strokeDash: [3, 3] }),
        },
        encoding: { x, y: y('value'), detail: { field: 'line', type: 'nominal' } },
      }),
    ),
    {
      data: source,
      transform: [{ filter: 'datum.band' }],
      mark: { type: 'rule', strokeWidth: 4, strokeCap: 'round' },
      encoding: { x, y: y('low'), y2: { field: 'high' }, stroke: colour, opacity: faded(0.35) },
    },
    {
      data: source,
      transform: only('mixed'),
      mark: { type: 'point', filled: true, size: 70, opacity: 1 },
      encoding: { x, y: y('value'), fill: colour, opacity: faded(1) },
    },
    {
      data: source,
      transform: only('alone'),
      mark: { type: 'point', size: 62, fill: 'white', strokeWidth: 1.8, opacity: 1 },
      encoding: { x, y: y('value'), stroke: colour, opacity: faded(1) },
    },
  ]
  const hover: Spec = {
    data: source,
    mark: { type: 'point', filled: true, size: 420, fill: 'transparent' },
    encoding: {
      x,
      y: y('value'),
      tooltip: [
        { field: 'name', type: 'nominal', title: 'strategy' },
        { field: 'human', type: 'nominal', title: 'human data' },
        { field: 'text', type: 'nominal', title: 'mean' },
        { field: 'interval', type: 'nominal', title: 'interval' },
      ],
    },
  }
  return { layers, hover: [hover] }
}
