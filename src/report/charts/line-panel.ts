import { formatInterval, formatValue, type NumberFormat, plural } from '../../analysis/index.js'
import { textWidth } from '../render/text-width.js'
import type { ArmStyle } from './arm-styles.js'
import { dodge } from './dodge.js'
import { type LineAxis, linearAxis, logAxis, spansDecades } from './line-axis.js'
import { generationTicks } from './nice-scale.js'
import { rounded } from './rounded.js'
import type { Panel, Spec } from './spec.js'
import { END_LABEL, LABEL_GAP, LABEL_HEIGHT, LABEL_SIZE } from './theme.js'

/** A value of an arm in a generation; undefined and infinite ones leave a gap and a note. */
export interface LinePoint {
  readonly generation: number
  readonly value: number | undefined
  readonly low?: number | undefined
  readonly high?: number | undefined
  readonly seeds: number
  readonly reason?: string | undefined
}

export interface LineSeries {
  readonly style: ArmStyle
  readonly points: readonly LinePoint[]
  /** Drawn thin and dashed, without band, dot and label: what was asked for beside what became of it. */
  readonly asked?: readonly LinePoint[]
  /** The law that `asked` follows where it is what theory expects: drawn over the line, darker, and named on the screen. */
  readonly law?: string
}

export interface LinePanelInput {
  readonly id: string
  readonly title: string
  readonly subtitle: string
  readonly series: readonly LineSeries[]
  readonly lastGeneration: number
  readonly format: NumberFormat
  /** Start the axis at zero: for shares and counts. Entropies and losses show their range. */
  readonly zero: boolean
  readonly height: number
  /** The same axis in several panels. */
  readonly domainOf?: readonly number[]
  /** A logarithmic axis where values span decades. */
  readonly log?: boolean
}

/**
 * Lines over generations with interval bands; each line is labelled at its end. Bands and label places are
 * computed here and stand in the data: nothing is estimated or dodged by the renderer.
 */
export function linePanel(input: LinePanelInput): Panel {
  const { series, format, lastGeneration } = input
  const height = Math.max(input.height, series.length * LABEL_HEIGHT)
  const scale = axisOf(input)
  const [bottom, top] = scale.domain
  const inside = (x: number) => Math.min(top, Math.max(bottom, x))

  const points: Spec[] = []
  const asked: Spec[] = []
  for (const { style, points: own, asked: wanted, law } of series) {
    let segment = 0
    const expected = new Map(wanted?.map(({ generation, value }) => [generation, value]))
    for (const point of own) {
      if (!isDrawn(point.value)) {
        segment++
        continue
      }
      const interval = formatInterval(point.low, point.high, format)
      points.push({
        arm: style.name,
        name: style.label,
        part: `${segment}`,
        colour: style.line,
        dash: [...style.dash],
        generation: point.generation,
        value: rounded(point.value),
        low: rounded(inside(point.low ?? point.value)),
        high: rounded(inside(point.high ?? point.value)),
        band: point.low !== undefined && point.high !== undefined,
        text: formatValue(point.value, format),
        interval: interval ?? (point.seeds === 1 ? 'one seed: none' : 'none'),
        seeds: point.seeds,
        ...(law === undefined ? {} : { theory: formatValue(expected.get(point.generation), format), law }),
      })
    }
    for (const point of wanted ?? []) {
      if (!isDrawn(point.value)) continue
      asked.push({
        arm: style.name,
        colour: law === undefined ? style.line : darkened(style.text),
        generation: point.generation,
        value: rounded(inside(point.value)),
      })
    }
  }

  const ends = lineEnds(series, scale, height)
  const widest = Math.max(0, ...ends.map((end) => textWidth(end.style.label, LABEL_SIZE, 600)))
  const labels: Spec[] = ends.map(({ style, point, labelAt }) => ({
    arm: style.name,
    name: style.label,
    colour: style.text,
    line: style.line,
    generation: point.generation,
    value: rounded(point.value),
    last: lastGeneration,
    at: rounded(labelAt),
  }))
  const tickLabel = (x: number) => {
    if (scale.log) return String(x)
    return format === 'percent' ? `${Math.round(x * 1000) / 10}%` : formatValue(x, 'number')
  }
  const left = Math.ceil(Math.max(...scale.ticks.map((tick) => textWidth(tickLabel(tick), 12)), 24)) + 12

  const y = (field: string): Spec => ({
    field,
    type: 'quantitative',
    scale: scale.log
      ? { type: 'log', domain: [...scale.domain], nice: false }
      : { domain: [...scale.domain], nice: false, zero: false },
    axis: { values: [...scale.ticks], format: scale.format, title: null, grid: true },
  })
  const colour = (field: string): Spec => ({ field, type: 'nominal', scale: null, legend: null })
  const faded = (full: number): Spec => ({
    condition: { test: "focus === '' || datum.arm === focus", value: full },
    value: full * 0.12,
  })
  const detail: Spec[] = [
    { field: 'arm', type: 'nominal' },
    { field: 'part', type: 'nominal' },
  ]
  const source = (name: string): Spec => ({ name: `${input.id}-${name}` })
  const dashed = series.some((one) => one.style.dash.length > 0)
  const layers: Spec[] = [
    {
      data: source('points'),
      transform: [{ filter: 'datum.band' }],
      mark: { type: 'area' },
      encoding: {
        y: y('low'),
        y2: { field: 'high' },
        fill: colour('colour'),
        detail,
        opacity: faded(0.18),
      },
    },
    {
      data: source('points'),
      mark: { type: 'line' },
      encoding: {
        y: y('value'),
        stroke: colour('colour'),
        detail,
        opacity: faded(1),
        ...(dashed ? { strokeDash: { field: 'dash', type: 'nominal', scale: null, legend: null } } : {}),
      },
    },
    {
      data: source('ends'),
      mark: { type: 'rule', strokeWidth: 1, x2Offset: LABEL_GAP - 3 },
      encoding: {
        x2: { field: 'last' },
        y: y('value'),
        y2: { field: 'at' },
        stroke: colour('line'),
        opacity: faded(0.45),
      },
    },
    {
      data: source('ends'),
      mark: { type: 'point', filled: true, size: 46, opacity: 1 },
      encoding: { y: y('value'), fill: colour('line'), opacity: faded(1) },
    },
    {
      data: source('ends'),
      mark: END_LABEL,
      encoding: {
        x: { field: 'last', type: 'quantitative' },
        y: y('at'),
        text: { field: 'name' },
        fill: colour('colour'),
        opacity: faded(1),
      },
    },
  ]
  const theory = series.some(({ law }) => law !== undefined)
  if (asked.length > 0) {
    // What theory expects lies over what was measured, or where both agree nothing would be seen of it.
    layers.splice(theory ? 2 : 1, 0, {
      data: source('asked'),
      mark: { type: 'line', strokeWidth: theory ? 1.4 : 1.2, strokeDash: [4, 3] },
      encoding: {
        y: y('value'),
        stroke: colour('colour'),
        detail: [{ field: 'arm', type: 'nominal' }],
        opacity: faded(0.9),
      },
    })
  }
  const hover: Spec = {
    data: source('points'),
    params: [
      {
        name: 'near',
        select: {
          type: 'point',
          on: 'pointerover',
          nearest: true,
          clear: 'pointerout',
          encodings: ['x', 'y'],
        },
      },
    ],
    mark: { type: 'point', filled: true, size: 60, stroke: 'white', strokeWidth: 1.5 },
    encoding: {
      y: y('value'),
      fill: colour('colour'),
      opacity: { condition: { param: 'near', empty: false, value: 1 }, value: 0 },
      tooltip: [
        { field: 'name', type: 'nominal', title: 'strategy' },
        { field: 'generation', type: 'quantitative', title: 'generation' },
        { field: 'text', type: 'nominal', title: 'mean' },
        { field: 'interval', type: 'nominal', title: 'interval' },
        { field: 'seeds', type: 'quantitative', title: 'seeds' },
        ...(theory
          ? [
              { field: 'theory', type: 'nominal', title: 'theory' },
              { field: 'law', type: 'nominal', title: 'law' },
            ]
          : []),
      ],
    },
  }
  return {
    id: input.id,
    title: input.title,
    subtitle: input.subtitle,
    notes: gapNotes(series),
    height,
    left,
    right: Math.ceil(widest) + LABEL_GAP + 6,
    data: [
      { name: `${input.id}-points`, values: points },
      { name: `${input.id}-ends`, values: labels },
      ...(asked.length > 0 ? [{ name: `${input.id}-asked`, values: asked }] : []),
    ],
    encoding: {
      x: {
        field: 'generation',
        type: 'quantitative',
        // A run of one generation still needs a scale.
        scale: { domain: [0, Math.max(1, lastGeneration)], nice: false },
        axis: { values: [...generationTicks(lastGeneration)], format: 'd', title: 'Generation' },
      },
    },
    layers,
    hover: [hover],
    alt: `${input.title} by generation: ${ends.map(({ style, point }) => `${style.label} ${formatValue(point.value, format)} at generation ${point.generation}`).join('; ')}.`,
  }
}

interface LineEnd {
  readonly style: ArmStyle
  readonly point: { readonly generation: number; readonly value: number }
  readonly labelAt: number
}

/** Where each line ends, and the value at whose height its label stands after dodging. */
function lineEnds(series: readonly LineSeries[], axis: LineAxis, height: number): readonly LineEnd[] {
  const ends = series.flatMap(({ style, points }) => {
    const last = points.findLast((point) => isDrawn(point.value))
    return last === undefined ? [] : [{ style, point: { generation: last.generation, value: last.value! } }]
  })
  const pixel = (value: number) => (1 - axis.placeOf(value)) * height
  const places = dodge(
    ends.map(({ point }) => pixel(point.value)),
    LABEL_HEIGHT,
    0,
    height,
  )
  return ends.map((end, i) => ({ ...end, labelAt: axis.valueAt(1 - places[i]! / height) }))
}

function axisOf(input: LinePanelInput): LineAxis {
  const share = input.format === 'percent'
  const means = input.series
    .flatMap((one) => one.points)
    .flatMap(({ value }) => (isDrawn(value) ? [value] : []))
  if (input.log && !share && spansDecades(means)) {
    // Beside the means what theory expects, where it is above 0; bands are cut at the edge.
    const expected = input.series.flatMap((one) => one.asked ?? []).flatMap(({ value }) => value ?? [])
    return logAxis([...means, ...expected.filter((value) => value > 0)])
  }
  return linearAxis(input.domainOf ?? scaleValues(input), { share, zero: input.zero })
}

/**
 * What the axis must show: all means; intervals too, unless they are so wide (two or three seeds) that they
 * would press the lines flat: then they are cut at the edge of the plot.
 */
function scaleValues({ series, zero }: LinePanelInput): readonly number[] {
  const points = series.flatMap((one) => one.points).filter((point) => isDrawn(point.value))
  const means = points.map((point) => point.value!)
  means.push(...series.flatMap((one) => one.asked ?? []).flatMap((point) => point.value ?? []))
  if (means.length === 0) return []
  const low = Math.min(...means, ...(zero ? [0] : []))
  const high = Math.max(...means)
  const slack = (high - low || Math.abs(high)) * 0.35
  const edges = points.flatMap((point) => [point.low ?? point.value!, point.high ?? point.value!])
  return [...means, ...edges.map((edge) => Math.min(high + slack, Math.max(low - slack, edge)))]
}

/** "replace: infinite from generation 3 on", "accumulate: undefined in generation 2 (too few tokens)". */
function gapNotes(series: readonly LineSeries[]): readonly string[] {
  return series.flatMap(({ style, points }) => {
    const infinite = points.filter((point) => point.value !== undefined && !isDrawn(point.value))
    const missing = points.filter((point) => point.value === undefined)
    const notes: string[] = []
    if (infinite.length > 0) notes.push(`${style.label}: infinite in ${describe(infinite)}`)
    if (missing.length > 0) {
      notes.push(`${style.label}: undefined in ${describe(missing)} (${missing[0]!.reason ?? 'no value'})`)
    }
    return notes
  })
}

function describe(points: readonly LinePoint[]): string {
  const generations = points.map((point) => point.generation)
  if (generations.length <= 3) {
    return `${plural(generations.length, 'generation').replace(/^\d+ /, '')} ${generations.join(', ')}`
  }
  return `${generations.length} generations (${generations[0]} to ${generations.at(-1)})`
}

function isDrawn(value: number | undefined): value is number {
  return value !== undefined && Number.isFinite(value)
}

/** A colour two thirds as bright: dashes that are seen on the line of their own strategy. */
function darkened(colour: string): string {
  const parts = [1, 3, 5].map((at) => Math.round(Number.parseInt(colour.slice(at, at + 2), 16) * 0.62))
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`
}
