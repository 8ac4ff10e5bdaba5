import {
  comparedGenerations,
  describeReferences,
  type Effect,
  formatDifference,
  formatDifferenceInterval,
  grouped,
  type Headline,
  intervalSource,
  nameGenerations,
  plural,
  UNSURE,
} from '../../analysis/index.js'
import { textWidth } from '../render/text-width.js'
import type { ReportData } from '../report-data.js'
import { niceScale } from './nice-scale.js'
import { rounded } from './rounded.js'
import { rowHover } from './row-hover.js'
import type { Figure, Panel, Spec } from './spec.js'
import { LABEL_SIZE } from './theme.js'

const ROW = 26

/** How far each arm is from the reference at the last generation, with the paired interval. */
export function differencesFigure(data: ReportData): Figure | undefined {
  const { verdict, results, thresholds } = data
  const panels = verdict.headlines.flatMap((headline, i) => {
    const effects = verdict.arms
      .filter((arm) => arm.outcome !== 'reference')
      .map((arm) => arm.effects[i]!)
      .filter((effect) => effect.difference !== undefined && Number.isFinite(effect.difference))
    return effects.length === 0 ? [] : [differencePanel(data, `differences-${i}`, headline, effects)]
  })
  if (panels.length === 0) return undefined
  const reference = describeReferences(verdict)
  const clear = verdict.arms.filter(
    (arm) => !['reference', 'held', 'undecided', 'no result'].includes(arm.outcome),
  ).length
  const generations = nameGenerations(comparedGenerations(verdict))
  const others = verdict.arms.filter((arm) => arm.outcome !== 'reference').length
  const unsure = intervalSource(results) === 'none'
  const percent = `${Math.round(thresholds.confidence * 1000) / 10}%`
  const bars = {
    none: 'One seed: no intervals.',
    chains: `Bars are ${percent} intervals from ${grouped(results.chains ?? 1)} chains.`,
    seeds: `Bars are ${percent} Student t intervals of differences paired by seed, ${results.seeds.length} seeds.`,
  }[intervalSource(results)]
  return {
    id: 'differences',
    title: `${clear} of ${plural(others, 'strategy', 'strategies')} ${clear === 1 ? 'differs' : 'differ'} clearly from ${reference} at ${generations}${unsure ? ` (${UNSURE})` : ''}`,
    subtitle: `Difference to ${reference} (vertical line). ${bars}`,
    columns: panels.length === 1 ? 1 : panels.length === 2 || panels.length === 4 ? 2 : 3,
    panels,
  }
}

function differencePanel(
  data: ReportData,
  id: string,
  headline: Headline,
  effects: readonly Effect[],
): Panel {
  const share = headline.format === 'percent'
  // Shares are drawn in points: a difference of shares is not a share.
  const unit = share ? 100 : 1
  const centres = effects.map((effect) => effect.difference! * unit)
  const reach = Math.max(...centres.map(Math.abs), 1e-12)
  // Intervals of two or three seeds can dwarf the differences: cut at three times their reach.
  const cut = (x: number) => Math.min(3 * reach, Math.max(-3 * reach, x))
  const edges = effects.flatMap((effect) => [
    cut((effect.low ?? effect.difference!) * unit),
    cut((effect.high ?? effect.difference!) * unit),
  ])
  const scale = niceScale([0, ...centres, ...edges], { share: false, zero: true, steps: 3 })
  const styleOf = (arm: string) => data.styles.find((style) => style.name === arm)!
  const shown = effects.map((effect) => styleOf(effect.arm))
  const rows: Spec[] = effects.map((effect) => {
    const style = styleOf(effect.arm)
    const interval = formatDifferenceInterval(effect.low, effect.high, headline.format)
    return {
      arm: style.name,
      name: style.label,
      row: effects.indexOf(effect),
      colour: style.line,
      ink: style.text,
      difference: rounded(effect.difference! * unit),
      low: rounded(cut((effect.low ?? effect.difference!) * unit)),
      high: rounded(cut((effect.high ?? effect.difference!) * unit)),
      text: formatDifference(effect.difference, headline.format),
      interval: interval ?? effect.reason ?? 'none',
      seeds: effect.pairs,
    }
  })
  const name = `${id}-rows`
  const height = effects.length * ROW
  const x = (field: string): Spec => ({
    field,
    type: 'quantitative',
    scale: { domain: [...scale.domain], nice: false, zero: false },
    axis: {
      values: [...scale.ticks],
      format: scale.format,
      title: null,
      grid: true,
      labelOverlap: false,
      labelFlush: false,
    },
  })
  const widest = Math.max(...shown.map((style) => textWidth(style.label, LABEL_SIZE, 600)))
  const values = Math.max(...rows.map((row) => textWidth(String(row['text']), 12)))
  const left = Math.ceil(widest) + 14
  const faded = (full: number): Spec => ({
    condition: { test: "focus === '' || datum.arm === focus", value: full },
    value: full * 0.15,
  })
  const colour: Spec = { field: 'colour', type: 'nominal', scale: null, legend: null }
  const inkOf: Spec = { field: 'ink', type: 'nominal', scale: null, legend: null }
  const source: Spec = { name }
  const better =
    headline.better === 'higher' ? 'higher is better' : headline.better === 'lower' ? 'lower is better' : ''
  const measure = share ? 'percentage points' : headline.unit
  return {
    id,
    title: headline.label,
    subtitle: [measure, better].filter((part) => part !== '').join('; '),
    notes: [],
    height,
    left,
    right: Math.ceil(values) + 12,
    data: [{ name, values: rows }],
    encoding: {
      y: {
        field: 'row',
        type: 'quantitative',
        scale: { domain: [effects.length - 0.5, -0.5], nice: false, zero: false },
        axis: null,
      },
    },
    layers: [
      {
        data: { values: [{}] },
        mark: { type: 'rule', stroke: '#4d4d4d', strokeWidth: 1.4 },
        encoding: { x: { datum: 0, type: 'quantitative' }, y: { value: 0 }, y2: { value: height } },
      },
      {
        data: source,
        mark: { type: 'rule', strokeWidth: 5, strokeCap: 'round' },
        encoding: { x: x('low'), x2: { field: 'high' }, stroke: colour, opacity: faded(0.32) },
      },
      {
        data: source,
        mark: { type: 'point', filled: true, size: 74, opacity: 1 },
        encoding: { x: x('difference'), fill: colour, opacity: faded(1) },
      },
      {
        data: source,
        mark: {
          type: 'text',
          align: 'right',
          baseline: 'middle',
          dx: -12,
          fontSize: LABEL_SIZE,
          fontWeight: 600,
        },
        encoding: { x: { value: 0 }, text: { field: 'name' }, fill: inkOf, opacity: faded(1) },
      },
      {
        data: source,
        mark: { type: 'text', align: 'left', baseline: 'middle', dx: 10, fontSize: 12 },
        encoding: {
          x: { value: 'width' },
          text: { field: 'text' },
          fill: { value: '#333' },
          opacity: faded(1),
        },
      },
    ],
    hover: [
      rowHover(source, ROW, { name: 'strategy', text: 'difference', interval: 'interval', seeds: 'seeds' }),
    ],
    alt: `${headline.label}, difference to ${describeReferences(data.verdict)}: ${rows.map((row) => `${row['name']} ${row['text']}`).join('; ')}.`,
  }
}
