import type { MeasuredMetric, MetricDifference } from '../../contracts/measurement.js'
import { SURE } from './compare-shares.js'
import { measureRatio } from './measure-ratio.js'

/** How a measure of breadth changed against the reference. */
export interface BreadthChange {
  readonly metric: MeasuredMetric
  /** Of the reference's value, 1 where nothing changed; entropies as numbers of kinds (2^bits). */
  readonly ratio: number
  readonly low: number
  readonly high: number
  readonly p: number
  readonly narrower: boolean
  /** Whether the difference holds when all measures of breadth are looked at (Holm). */
  readonly sure: boolean
}

/** Families of the catalogue that tell how much is said, not how true or how likely it is. */
const FAMILIES: ReadonlySet<string> = new Set([
  'diversity',
  'lexical',
  'entropy',
  'ecology',
  'repetition',
  'similarity',
  'embedding',
])

/** All measures of breadth with an interval: plain ones first, those of repetition last, the most changed before. */
export function breadthChanges(
  metrics: readonly MeasuredMetric[],
  differences: readonly MetricDifference[],
): readonly BreadthChange[] {
  const changes = metrics.flatMap((metric) => {
    if (metric.againstHuman) return []
    const found = differences.find((one) => one.metric === metric.id && one.part === '')
    const change = found && FAMILIES.has(metric.family) ? changeOf(metric, found) : undefined
    return change === undefined ? [] : [change]
  })
  const steps = changes.toSorted((left, right) => left.p - right.p)
  // Holm: the smallest p must hold against all measures, the next against all but one, and so on.
  let holds = true
  const sure = new Set<MeasuredMetric>()
  for (const [index, { metric, p }] of steps.entries()) {
    holds &&= p * (steps.length - index) < SURE
    if (holds) sure.add(metric)
  }
  return changes
    .map((change) => ({ ...change, sure: sure.has(change.metric) }))
    .toSorted((left, right) => rank(left) - rank(right) || sizeOf(right) - sizeOf(left))
}

/** What everybody understands; shares of repetition are small numbers, which double easily, and come last. */
const PLAIN = ['types', 'distinct_n.pooled.n2', 'mattr', 'mtld', 'self_bleu']

function rank({ metric }: Pick<BreadthChange, 'metric'>): number {
  const plain = PLAIN.findIndex((id) => metric.id === id || metric.id.startsWith(`${id}.`))
  if (plain >= 0) return plain
  return PLAIN.length + (metric.better === 'higher' ? 0 : 1)
}

function sizeOf({ ratio }: Pick<BreadthChange, 'ratio'>): number {
  return Math.abs(Math.log(ratio))
}

function changeOf(metric: MeasuredMetric, found: MetricDifference): Omit<BreadthChange, 'sure'> | undefined {
  const { p } = found
  const { ratio, low, high } = measureRatio(metric, found) ?? {}
  if (metric.better === 'neither' || p === undefined) return undefined
  if (ratio === undefined || low === undefined || high === undefined) return undefined
  // Where less is better (repetition, compressibility) a higher value says less.
  return { metric, ratio, low, high, p, narrower: ratio < 1 === (metric.better === 'higher') }
}
