import { formatInterval, formatPercent } from '../../analysis/index.js'
import { doseName, formatDose, type ThresholdResult } from '../../analysis/threshold/index.js'
import { dodge } from '../charts/dodge.js'
import { niceScale } from '../charts/nice-scale.js'
import { rounded } from '../charts/rounded.js'
import type { Panel, Spec } from '../charts/spec.js'
import { END_LABEL, LABEL_GAP, LABEL_HEIGHT, LABEL_SIZE } from '../charts/theme.js'
import { textWidth } from '../render/text-width.js'
import { doseAxis } from './dose-axis.js'
import { doseSeries } from './dose-series.js'

const HEIGHT = 320

/**
 * What is left of the metric by amount of human data: means with their intervals, the non-decreasing fit, the same human
 * data alone, theory dashed, the level that is to be kept, and the interval of the threshold as a band.
 */
export function dosePanel(result: ThresholdResult): Panel {
  const id = 'dose-response'
  const series = doseSeries(result)
  const all = series.flatMap(({ points }) => points)
  const means = all.map(({ kept }) => kept)
  const most = Math.max(1, ...means)
  const within = all.flatMap(({ low, high }) => [low, high]).filter((x) => x !== undefined)
  const values = [0, result.keep, 1, ...means, ...within.map((x) => Math.min(most * 1.1, x))]
  const scale = niceScale(values, { share: Math.max(...values) <= 1, zero: true })
  const inside = (x: number) => rounded(Math.min(scale.domain[1], Math.max(scale.domain[0], x)))
  const pixel = (x: number) => (1 - (x - scale.domain[0]) / (scale.domain[1] - scale.domain[0])) * HEIGHT
  const axis = doseAxis(result)
  const last = axis.domain[1]

  const rows = series.flatMap(({ name, colour, measured, line, points }) =>
    points.map(
      (point): Spec => ({
        name,
        colour,
        measured,
        line,
        dose: point.dose,
        kept: inside(point.kept),
        low: inside(point.low ?? point.kept),
        high: inside(point.high ?? point.kept),
        amount: formatDose(point.dose, result),
        text: formatPercent(point.kept),
        interval: formatInterval(point.low, point.high, 'percent') ?? 'none',
        decision: point.decision ?? '',
        seeds: point.seeds,
      }),
    ),
  )
  const named = series.filter(({ label, points }) => label && points.length > 0)
  const ends = named.map(({ points }) => points.at(-1)!)
  const places = dodge(
    ends.map(({ kept }) => pixel(kept)),
    LABEL_HEIGHT,
    0,
    HEIGHT,
  )
  const labels = named.map(
    ({ name, ink, colour }, at): Spec => ({
      name,
      ink,
      colour,
      dose: ends[at]!.dose,
      kept: inside(ends[at]!.kept),
      last,
      at: rounded(scale.domain[1] - (places[at]! / HEIGHT) * (scale.domain[1] - scale.domain[0])),
    }),
  )
  const widest = Math.max(...named.map(({ name }) => textWidth(name, LABEL_SIZE, 600)), 0)
  const left = Math.ceil(Math.max(...scale.ticks.map((tick) => textWidth(formatPercent(tick), 12)), 24)) + 12
  const source = (part: string): Spec => ({ name: `${id}-${part}` })
  const x: Spec = {
    field: 'dose',
    type: 'quantitative',
    scale: { domain: [...axis.domain], type: axis.root ? 'sqrt' : 'linear', nice: false, zero: false },
    axis: { values: [...axis.ticks], format: axis.format, title: capital(doseName(result)) },
  }
  const y = (field: string): Spec => ({
    field,
    type: 'quantitative',
    scale: { domain: [...scale.domain], nice: false, zero: false },
    axis: { values: [...scale.ticks], format: `.${tickDigits(scale.ticks)}%`, title: null, grid: true },
  })
  const colour: Spec = { field: 'colour', type: 'nominal', scale: null, legend: null }
  const plain = (filter: string): Spec => ({ data: source('points'), transform: [{ filter }] })
  const line = (kind: string, mark: Spec): Spec => ({
    ...plain(`datum.line === '${kind}'`),
    mark: { type: 'line', ...mark },
    encoding: { y: y('kept'), stroke: colour, detail: [{ field: 'name', type: 'nominal' }] },
  })
  return {
    id,
    title: '',
    subtitle: '',
    notes: [],
    height: HEIGHT,
    left,
    right: Math.ceil(widest) + LABEL_GAP + 6,
    data: [
      { name: `${id}-points`, values: rows },
      { name: `${id}-ends`, values: labels },
      {
        name: `${id}-band`,
        values: [{ dose: result.highestLost ?? axis.domain[0], to: result.lowestKept ?? last }],
      },
      {
        name: `${id}-level`,
        values: [{ kept: result.keep, text: `${formatPercent(result.keep)} of the control` }],
      },
    ],
    encoding: { x },
    layers: [
      {
        data: source('band'),
        mark: { type: 'rect', color: '#009E73', opacity: 0.14 },
        encoding: { x2: { field: 'to' } },
      },
      {
        data: source('level'),
        mark: { type: 'rule', color: '#4d4d4d', strokeWidth: 1.2, strokeDash: [6, 3] },
        encoding: { x: { value: 0 }, x2: { value: 'width' }, y: y('kept') },
      },
      {
        data: source('level'),
        mark: {
          type: 'text',
          align: 'left',
          baseline: 'bottom',
          dx: 4,
          dy: -3,
          fontSize: 12,
          fill: '#3d3d3d',
        },
        encoding: { x: { value: 0 }, y: y('kept'), text: { field: 'text' } },
      },
      line('thin', { strokeWidth: 1.4 }),
      line('dashed', { strokeWidth: 1.6, strokeDash: [4, 3] }),
      line('solid', {}),
      {
        ...plain('datum.measured'),
        mark: { type: 'rule', strokeWidth: 2, strokeCap: 'round', opacity: 0.45 },
        encoding: { y: y('low'), y2: { field: 'high' }, stroke: colour },
      },
      {
        ...plain('datum.measured'),
        mark: { type: 'point', filled: true, size: 46, opacity: 1 },
        encoding: { y: y('kept'), fill: colour },
      },
      {
        data: source('ends'),
        mark: { type: 'rule', strokeWidth: 1, x2Offset: LABEL_GAP - 3, opacity: 0.45 },
        encoding: { x2: { field: 'last' }, y: y('kept'), y2: { field: 'at' }, stroke: colour },
      },
      {
        data: source('ends'),
        mark: END_LABEL,
        encoding: {
          x: { field: 'last', type: 'quantitative' },
          y: y('at'),
          text: { field: 'name' },
          fill: { field: 'ink', type: 'nominal', scale: null, legend: null },
        },
      },
    ],
    hover: [
      {
        ...plain('datum.measured'),
        mark: { type: 'point', filled: true, size: 220, opacity: 0 },
        encoding: {
          y: y('kept'),
          tooltip: [
            { field: 'name', type: 'nominal', title: 'human data' },
            { field: 'amount', type: 'nominal', title: 'amount' },
            { field: 'text', type: 'nominal', title: 'kept' },
            { field: 'interval', type: 'nominal', title: 'interval' },
            { field: 'decision', type: 'nominal', title: 'decision' },
            { field: 'seeds', type: 'quantitative', title: 'seeds' },
          ],
        },
      },
    ],
    alt: `Share of the control that is left, by ${doseName(result)}: ${result.doses.map(({ label, kept }) => `${label} ${kept === undefined ? 'no value' : formatPercent(kept)}`).join('; ')}.`,
  }
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}

function tickDigits(ticks: readonly number[]): number {
  return ticks.every((tick) => Math.abs(tick * 100 - Math.round(tick * 100)) < 1e-9) ? 0 : 1
}
