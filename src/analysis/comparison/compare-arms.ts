import type { ArmInfo, Results } from '../../contracts/results.js'
import type { Rng } from '../../contracts/rng.js'
import { holm } from '../../numerics/holm.js'
import { keyedRng } from '../../random/keyed.js'
import type { Headline } from '../headlines.js'
import { chooseReference, type Reference, referenceOf } from '../reference.js'
import { type Summary, type SummaryCell, summarise } from '../summarise.js'
import { THRESHOLDS, type Thresholds } from '../thresholds.js'
import { chosenMetrics } from './chosen-metrics.js'
import { comparePair } from './compare-pair.js'
import { findingOf } from './finding.js'
import { reasonsOf } from './reasons.js'
import type { ComparisonRow } from './row.js'

export interface CompareOptions {
  /** Arm to compare all others with; default: what each names, else the control, else its own generation 0. */
  readonly reference?: string | undefined
  /** Ids, or id/group; default: the headline metrics. */
  readonly metrics?: readonly string[] | undefined
  /** Default: of each arm the last one that it and its reference both have. */
  readonly generation?: number | undefined
  readonly confidence?: number | undefined
  /** Largest change that does not matter, as a share of the reference; in points for shares of bad output. */
  readonly margin?: number | undefined
  readonly marginPoints?: number | undefined
  /** Source of the draws; by default of the results' own fingerprint, so that the same results give the same table. */
  readonly rng?: Rng | undefined
  /** The means over seeds, where they are known already. */
  readonly summary?: Summary | undefined
}

export interface Comparison {
  readonly reference: Reference
  readonly thresholds: Thresholds
  /** Rows with a p: over these Holm's correction was made. */
  readonly tests: number
  readonly rows: readonly ComparisonRow[]
}

/**
 * Every arm against its reference in every metric, paired by seed: one row each, those without numbers too, with the
 * reason.
 *
 * @throws BadInputError where the reference or a metric is not of these results
 */
export function compareArms(results: Results, options: CompareOptions = {}): Comparison {
  const thresholds: Thresholds = {
    ...THRESHOLDS,
    confidence: options.confidence ?? THRESHOLDS.confidence,
    tolerance: options.margin ?? THRESHOLDS.tolerance,
    tolerancePoints: options.marginPoints ?? THRESHOLDS.tolerancePoints,
  }
  const summary = options.summary ?? summarise(results, thresholds.confidence)
  const general = chooseReference(results, options.reference)
  const metrics = chosenMetrics(summary, options.metrics)
  const rng = options.rng ?? keyedRng('comparison', results.fingerprint)
  const rows = results.arms.flatMap((arm) => {
    const reference = options.reference === undefined ? referenceOf(results, arm, general) : general
    if (reference.kind === 'arm' && reference.arm === arm.name) return []
    return metrics.map((metric) =>
      rowOf(results, summary, arm, reference, metric, options.generation, thresholds, rng),
    )
  })
  const alpha = 1 - thresholds.confidence
  const tested = rows.filter(({ p }) => p !== undefined)
  const adjusted = holm(tested.map(({ p }) => p!))
  const adjustedOf = new Map(tested.map((row, at) => [row, adjusted[at]]))
  return {
    reference: general,
    thresholds,
    tests: tested.length,
    rows: rows.map((row) => {
      const corrected = { ...row, adjustedP: adjustedOf.get(row) }
      return { ...corrected, finding: findingOf(corrected, alpha) }
    }),
  }
}

function rowOf(
  results: Results,
  summary: Summary,
  arm: ArmInfo,
  reference: Reference,
  metric: Headline,
  asked: number | undefined,
  thresholds: Thresholds,
  rng: Rng,
): ComparisonRow {
  const cells = (generation: number) => cellsOf(summary, arm.name, reference, metric, generation)
  const generation = asked ?? lastWithBoth(summary.lastGeneration, cells)
  const { own, other } = cells(generation)
  const { because, ...numbers } = comparePair(
    own?.values ?? new Map(),
    other?.values ?? new Map(),
    metric.scale,
    thresholds,
    rng.fork(arm.name).fork(metric.metric).fork(metric.group).fork(generation),
  )
  const { group, label, unit, better, scale } = metric
  const measured = (name: string) => summary.series(name, metric.metric, group).length > 0
  return {
    experiment: results.experiment,
    arm: arm.name,
    reference: reference.kind === 'arm' ? reference.arm : 'generation 0',
    metric: metric.metric,
    group,
    label,
    unit,
    better,
    scale,
    generation,
    ...numbers,
    adjustedP: undefined,
    finding: 'no value',
    reason: reasonsOf(own, other, numbers, because, {
      own: measured(arm.name),
      other: measured(reference.kind === 'arm' ? reference.arm : arm.name),
    }).join('; '),
  }
}

interface Cells {
  readonly own: SummaryCell | undefined
  readonly other: SummaryCell | undefined
}

function cellsOf(
  summary: Summary,
  arm: string,
  reference: Reference,
  { metric, group }: Headline,
  generation: number,
): Cells {
  return {
    own: summary.cell(arm, metric, group, generation),
    other:
      reference.kind === 'arm'
        ? summary.cell(reference.arm, metric, group, generation)
        : summary.cell(arm, metric, group, 0),
  }
}

/** The last generation in which a seed has a value on both sides; the last of all where none has. */
function lastWithBoth(last: number, cells: (generation: number) => Cells): number {
  for (let generation = last; generation > 0; generation--) {
    const { own, other } = cells(generation)
    if ([...(own?.values.keys() ?? [])].some((seed) => other?.values.has(seed))) return generation
  }
  return last
}
