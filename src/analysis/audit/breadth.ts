import type { MeasuredMetric, MetricDifference } from '../../contracts/measurement.js'
import { SURE } from './compare-shares.js'

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

/** All measures of breadth with an interval, the most changed first. */
export function breadthChanges(
  metrics: readonly MeasuredMetric[],
  differences: readonly MetricDifference[],
): readonly BreadthChange[] {
  const changes = metrics.flatMap((metric) => {
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
    .toSorted((left, right) => Math.abs(Math.log(right.ratio)) - Math.abs(Math.log(left.ratio)))
}

function changeOf(metric: MeasuredMetric, found: MetricDifference): Omit<BreadthChange, 'sure'> | undefined {
  const { p } = found
  if (metric.better === 'neither' || p === undefined) return undefined
  const isEntropy = metric.unit.startsWith('bits')
  const kinds = (bits: number | undefined) => (bits === undefined ? undefined : Math.exp(bits * Math.LN2))
  const ratio = isEntropy ? kinds(found.difference) : found.ratio
  const low = isEntropy ? kinds(found.low) : found.ratioLow
  const high = isEntropy ? kinds(found.high) : found.ratioHigh
  if (ratio === undefined || low === undefined || high === undefined) return undefined
  // Where less is better (repetition, compressibility) a higher value says less.
  return { metric, ratio, low, high, p, narrower: ratio < 1 === (metric.better === 'higher') }
}
