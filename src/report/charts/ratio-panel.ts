import { textWidth, wrapText } from '../render/text-width.js'
import { rounded } from './rounded.js'
import { rowHover } from './row-hover.js'
import type { Panel, Spec } from './spec.js'
import { LABEL_SIZE } from './theme.js'

/** One line of a forest chart: an estimate as a multiple of the reference, with its interval. */
export interface RatioRow {
  readonly label: string
  readonly ratio: number
  readonly low: number | undefined
  readonly high: number | undefined
  readonly colour: string
  readonly ink: string
  /** The change in words, at the end of the line. */
  readonly text: string
  readonly interval: string
  /** What the colour says. */
  readonly meaning: string
}

export interface RatioPanelInput {
  readonly id: string
  readonly title: string
  readonly subtitle: string
  /** What 1 stands for. */
  readonly reference: string
  readonly rows: readonly RatioRow[]
}

const LABEL_WIDTH = 188
const ROW = 36
const LINE = 15
const MOST_LINES = 2
/** Estimates beyond this many times the reference, or this part of it, are drawn at the edge. */
const EDGE = 2.5

/** Ratios to a reference on a logarithmic axis, the reference as a line: a forest chart. */
export function ratioPanel({ id, title, subtitle, reference, rows }: RatioPanelInput): Panel {
  const cut = (ratio: number) => Math.min(EDGE, Math.max(1 / EDGE, ratio))
  const reach = Math.max(
    1.05,
    ...rows.flatMap(({ ratio, low = ratio, high = ratio }) =>
      [ratio, low, high].map((one) => Math.max(cut(one), 1 / cut(one))),
    ),
  )
  const isCut = rows.some(({ ratio, low = ratio, high = ratio }) => high > EDGE || low < 1 / EDGE)
  const ticks = ratioTicks(reach)
  const [bottom, top] = [Math.min(ticks[0], 1 / reach), Math.max(ticks[ticks.length - 1], reach)]
  const values: Spec[] = rows.map(({ label, ratio, low = ratio, high = ratio, ...row }, index) => {
    const lines = linesOf(label)
    return {
      row: index,
      // A text of two lines hangs from its first one: raised, it stands in the middle of its row.
      labelRow: rounded(index - ((lines.length - 1) * LINE) / 2 / ROW),
      label: lines.join('\n'),
      full: label,
      ratio: rounded(cut(ratio)),
      low: rounded(cut(low)),
      high: rounded(cut(high)),
      ...row,
    }
  })
  const name = `${id}-rows`
  const source: Spec = { name }
  const height = rows.length * ROW
  const x = (field: string): Spec => ({
    field,
    type: 'quantitative',
    scale: { type: 'log', domain: [rounded(bottom), rounded(top)], nice: false },
    axis: {
      values: [...ticks],
      labelExpr:
        "datum.value === 1 ? 'same' : datum.value > 1 ? '+' + format((datum.value - 1) * 100, '.0f') + '%' : '−' + format((1 - datum.value) * 100, '.0f') + '%'",
      title: null,
      grid: true,
      labelOverlap: false,
      labelFlush: false,
    },
  })
  const y = (field: string): Spec => ({
    field,
    type: 'quantitative',
    scale: { domain: [rows.length - 0.5, -0.5], nice: false, zero: false },
    axis: null,
  })
  const raw = (field: string): Spec => ({ field, type: 'nominal', scale: null, legend: null })
  const widest = Math.max(0, ...rows.map(({ text }) => textWidth(text, 12)))
  return {
    id,
    title,
    subtitle,
    notes: isCut
      ? [`Beyond ${EDGE} times the value of ${reference}, or 1/${EDGE} of it, lines end at the edge.`]
      : [],
    height,
    left: LABEL_WIDTH,
    right: Math.ceil(widest) + 16,
    data: [{ name, values }],
    encoding: { y: y('row') },
    layers: [
      {
        data: { values: [{ one: 1 }] },
        mark: { type: 'rule', stroke: '#4d4d4d', strokeWidth: 1.4 },
        encoding: { x: x('one'), y: { value: 0 }, y2: { value: height } },
      },
      {
        data: source,
        mark: { type: 'rule', strokeWidth: 5, strokeCap: 'round', opacity: 0.35 },
        encoding: { x: x('low'), x2: { field: 'high' }, stroke: raw('colour') },
      },
      {
        data: source,
        mark: { type: 'point', filled: true, size: 80, opacity: 1 },
        encoding: { x: x('ratio'), fill: raw('colour') },
      },
      {
        data: source,
        mark: {
          type: 'text',
          align: 'right',
          baseline: 'middle',
          dx: -12,
          fontSize: LABEL_SIZE,
          lineHeight: LINE,
          lineBreak: '\n',
          fontWeight: 600,
        },
        encoding: {
          x: { value: 0 },
          y: y('labelRow'),
          text: { field: 'label' },
          fill: { value: '#333' },
        },
      },
      {
        data: source,
        mark: { type: 'text', align: 'left', baseline: 'middle', dx: 10, fontSize: 12 },
        encoding: { x: { value: 'width' }, text: { field: 'text' }, fill: raw('ink') },
      },
    ],
    hover: [
      rowHover(source, ROW, { full: 'measure', text: 'change', interval: 'interval', meaning: 'that is' }),
    ],
    alt: `${title}, as a multiple of ${reference}: ${rows.map(({ label, text, meaning }) => `${label} ${text} (${meaning})`).join('; ')}.`,
  }
}

/** A label in lines that fit; a formula stays in one. */
function linesOf(label: string): readonly string[] {
  const text = label.replaceAll(' = ', '\u00a0=\u00a0')
  return wrapText(text, LABEL_SIZE, 600, LABEL_WIDTH - 16).slice(0, MOST_LINES)
}

const STEPS: readonly (readonly number[])[] = [
  [1.02, 1.04],
  [1.05, 1.1],
  [1.1, 1.2],
  [1.25, 1.5],
  [1.5, 2],
  [1.5, 2.5],
]

/** The reference and some round multiples of it to both sides, as far as the estimates reach. */
function ratioTicks(reach: number): readonly number[] {
  const above = STEPS.find((steps) => steps[steps.length - 1] >= reach * 0.98) ?? STEPS[STEPS.length - 1]
  // 1/2 stands as far from 1 as 2 does; round per cent below 1 read better than mirrored ones.
  const below = above.map((step) => Math.round(100 / step) / 100)
  return [...below.toReversed(), 1, ...above]
}
