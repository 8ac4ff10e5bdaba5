import type { NumberFormat } from '../format.js'
import type { Decision } from './decide.js'
import type { Kept, KeepRule } from './keep-rule.js'

/** `count`: human documents beside the whole last sample (anchor). `share`: of a mix of constant size (mix). */
export type DoseKind = 'count' | 'share'

export type Draw = 'fixed' | 'redraw' | 'fresh'

/** A dose that was looked at. */
export interface DoseResult extends Partial<Kept> {
  readonly dose: number
  readonly label: string
  readonly decision: Decision
  readonly seeds: number
  /** Means over the seeds that have a value. */
  readonly value: number | undefined
  readonly control: number | undefined
  /** The monotone fit. */
  readonly fitted: number | undefined
  /** What the same human data keep alone, with nothing synthetic. */
  readonly alone: (Kept & { readonly seeds: number }) | undefined
}

/**
 * `found`: a dose surely keeps the metric, and it is not the smallest looked at. `always`: the smallest one does. `never`:
 * the largest surely does not. `undecided`: the largest is not sure either way.
 */
export type ThresholdStatus = 'found' | 'always' | 'never' | 'undecided'

/** What theory expects of every dose; or why it says nothing. */
export type ThresholdTheory =
  | {
      readonly curve: readonly { readonly dose: number; readonly kept: number }[]
      /** Where the curve reaches what is to be kept; undefined: not within the doses. */
      readonly threshold: number | undefined
    }
  | { readonly notCovered: string }

export interface ThresholdResult extends KeepRule {
  readonly experiment: string
  readonly metric: string
  readonly group: string
  readonly label: string
  readonly unit: string
  readonly format: NumberFormat
  readonly generation: number
  readonly by: DoseKind
  readonly draw: Draw
  readonly items: 'documents' | 'points'
  /** Of the human training split, and of every sample. */
  readonly sizes: { readonly train: number; readonly sample: number }
  readonly confidence: number
  readonly seedsMax: number
  readonly status: ThresholdStatus
  /** The smallest dose shown to keep the metric: the upper end of the threshold's interval, which holds it. */
  readonly lowestKept: number | undefined
  /** The largest dose shown not to: the lower end, which the interval leaves out. */
  readonly highestLost: number | undefined
  /** Where the monotone fit reaches what is to be kept. */
  readonly estimate: number | undefined
  /** All doses there were to choose from. */
  readonly choice: readonly number[]
  readonly doses: readonly DoseResult[]
  readonly theory: ThresholdTheory
  /** Runs (one arm, one seed): asked for, of these found in the store, and what every dose would take at the seeds of the hardest. */
  readonly runs: { readonly used: number; readonly stored: number; readonly fullGrid: number }
  readonly notes: readonly string[]
  readonly failures: readonly string[]
  readonly fingerprint: string
  readonly configuration: string
}
