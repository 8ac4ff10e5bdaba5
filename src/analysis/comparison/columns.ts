import type { ComparisonRow } from './row.js'

/** A column of the tidy table of comparisons, for every format that it is written in. */
export interface ComparisonColumn {
  readonly name: string
  readonly type: 'text' | 'whole' | 'number'
  readonly nullable: boolean
  readonly of: (row: ComparisonRow) => string | number | undefined
}

const text = (name: string, of: ComparisonColumn['of'], nullable = false): ComparisonColumn => ({
  name,
  type: 'text',
  nullable,
  of,
})
const whole = (name: string, of: ComparisonColumn['of'], nullable = false): ComparisonColumn => ({
  name,
  type: 'whole',
  nullable,
  of,
})
const number = (name: string, of: ComparisonColumn['of']): ComparisonColumn => ({
  name,
  type: 'number',
  nullable: true,
  of,
})

export const COMPARISON_COLUMNS: readonly ComparisonColumn[] = [
  text('experiment', (row) => row.experiment),
  text('arm', (row) => row.arm),
  text('reference', (row) => row.reference),
  text('metric', (row) => row.metric),
  text('group', (row) => row.group),
  text('scale', (row) => row.scale),
  whole('generation', (row) => row.generation),
  whole('pairs', (row) => row.pairs),
  number('value', (row) => row.value),
  number('reference_value', (row) => row.referenceValue),
  number('difference', (row) => row.difference),
  number('low', (row) => row.low),
  number('high', (row) => row.high),
  number('p', (row) => row.p),
  number('adjusted_p', (row) => row.adjustedP),
  number('permutation_p', (row) => row.permutationP),
  number('smallest_permutation_p', (row) => row.smallestPermutationP),
  text('permutation', (row) => row.permutation, true),
  number('bootstrap_low', (row) => row.bootstrapLow),
  number('bootstrap_high', (row) => row.bootstrapHigh),
  text('ratio_of', (row) => row.ratioOf),
  number('ratio', (row) => row.ratio),
  number('ratio_low', (row) => row.ratioLow),
  number('ratio_high', (row) => row.ratioHigh),
  number('hedges_g', (row) => row.g),
  number('hedges_g_low', (row) => row.gLow),
  number('hedges_g_high', (row) => row.gHigh),
  number('margin_low', (row) => row.marginLow),
  number('margin_high', (row) => row.marginHigh),
  number('equivalence_p', (row) => row.equivalenceP),
  text('finding', (row) => row.finding),
  whole('seeds_for_margin', (row) => row.seedsForMargin, true),
  whole('seeds_if_as_seen', (row) => row.seedsIfAsSeen, true),
  text('reason', (row) => row.reason),
]
