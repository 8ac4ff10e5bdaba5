import { splitMetric } from '../../analysis/expectations/index.js'
import { plural, type SummaryCell, type Summary, summarise } from '../../analysis/index.js'
import { BASE, type ReplicationFigure } from '../../config/expect/replication-fields.js'
import { armStyles } from '../charts/arm-styles.js'
import { type LinePoint, linePanel, type LineSeries } from '../charts/line-panel.js'
import type { Figure, Panel } from '../charts/spec.js'
import { expectedCurve } from './expected-curve.js'
import { finding, type Replicated, type ReplicatedForm } from './replicated.js'

/** More points than this say nothing more on a line of a picture. */
const MOST_POINTS = 150
const HEIGHT = { 1: 340, 2: 270, 3: 220 } as const

interface Line extends ReplicatedForm {
  readonly summary: Summary
  readonly arm: string
  readonly humanOnly: boolean
  readonly label: string
}

/** The figure of a replication: measured means with their bands, and what was expected of them, dashed. */
export function replicationFigure(replicated: Replicated): Figure | undefined {
  const { replication, forms, quick } = replicated
  const columns = Math.min(3, replication.figures.length) as 1 | 2 | 3
  const summaries = new Map(forms.map(({ variant, results }) => [variant, summarise(results)]))
  const panels = replication.figures.flatMap(
    (figure, index) => panelOf(replicated, figure, index, summaries, HEIGHT[columns]) ?? [],
  )
  if (panels.length === 0) return undefined
  const seeds = Math.max(...forms.map(({ results }) => results.seeds.length))
  const lines =
    seeds === 1
      ? 'Lines: one seed; bands: 95% interval over its independent chains, where there are several'
      : `Lines: means over ${plural(seeds, 'seed')}; bands: 95% interval`
  const band = `${lines}${quick ? ' (quick form)' : ''}.`
  return {
    id: 'replication',
    title: finding(replicated),
    subtitle: [band, replication.theory === undefined ? undefined : `Dashed: ${replication.theory}`]
      .filter((part) => part !== undefined)
      .join(' '),
    columns,
    panels,
  }
}

function panelOf(
  { forms, outcomes }: Replicated,
  figure: ReplicationFigure,
  index: number,
  summaries: ReadonlyMap<string, Summary>,
  height: number,
): Panel | undefined {
  const [metric, group] = splitMetric(figure.metric)
  const lines = linesOf(forms, figure, summaries, metric, group)
  if (lines.length === 0) return undefined
  const styles = armStyles(
    lines.map(({ label, humanOnly }) => ({
      name: label,
      humanOnly,
      slug: label,
      description: '',
      strategy: '',
    })),
  )
  const expectations = outcomes.map(({ expectation }) => expectation)
  const series = lines.map(({ summary, arm, variant }, at): LineSeries => {
    const cells = thinned(summary.series(arm, metric, group))
    const generations = cells.map(({ generation }) => generation)
    const asked = expectedCurve(expectations, { variant, arm, metric: figure.metric, generations })
    const points = cells.map((cell) => pointOf(cell, lines[at]!))
    return { style: styles[at]!, points, ...(asked === undefined ? {} : { asked }) }
  })
  const info = lines[0]!.summary.metrics.get(metric)
  const format = info?.format ?? 'number'
  return linePanel({
    id: `replication-${index}`,
    title: [`${info?.label ?? metric}${group === '' ? '' : `: ${group}`}`, ...onlyVariant(figure)].join(', '),
    subtitle: info?.unit ?? '',
    series,
    lastGeneration: Math.max(...lines.map(({ results }) => results.generations)),
    format,
    zero: format === 'percent',
    height,
  })
}

/** The variant of a panel whose lines do not name it; the experiment as it stands needs no name. */
function onlyVariant({ variants = [] }: ReplicationFigure): readonly string[] {
  return variants.length === 1 && variants[0] !== BASE ? variants : []
}

/** The lines of a panel; arms are named where there are several, variants too. */
function linesOf(
  forms: readonly ReplicatedForm[],
  figure: ReplicationFigure,
  summaries: ReadonlyMap<string, Summary>,
  metric: string,
  group: string,
): readonly Line[] {
  const shown = forms.filter(({ variant }) => figure.variants?.includes(variant) ?? true)
  const lines = shown.flatMap(({ variant, results }) => {
    const summary = summaries.get(variant)!
    return results.arms
      .filter(({ name }) => figure.arms?.includes(name) ?? true)
      .filter(({ name }) => summary.series(name, metric, group).length > 0)
      .map(({ name, humanOnly }) => ({ variant, results, summary, arm: name, humanOnly }))
  })
  const several = (names: readonly string[]) => new Set(names).size > 1
  const variants = several(lines.map(({ variant }) => variant))
  const arms = several(lines.map(({ arm }) => arm))
  return lines.map((line) => ({
    ...line,
    label: !variants
      ? line.arm
      : !arms
        ? line.variant
        : line.variant === BASE
          ? line.arm
          : `${line.arm}, ${line.variant}`,
  }))
}

/** One seed has the interval that the metric gives by itself. */
function pointOf(cell: SummaryCell, { results, arm }: Line): LinePoint {
  const { generation, mean: value, seeds, reason } = cell
  const single =
    seeds === 1
      ? results.rows.find(
          (row) =>
            row.arm === arm &&
            row.metric === cell.metric &&
            row.group === cell.group &&
            row.generation === generation &&
            row.value !== undefined,
        )
      : undefined
  return { generation, value, low: cell.low ?? single?.low, high: cell.high ?? single?.high, seeds, reason }
}

/** Every k-th generation of a long run, the first and the last among them. */
function thinned(cells: readonly SummaryCell[]): readonly SummaryCell[] {
  const step = Math.ceil(cells.length / MOST_POINTS)
  return cells.filter((_, index) => index % step === 0 || index === cells.length - 1)
}
