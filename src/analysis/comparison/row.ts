import type { EffectScale } from '../headlines.js'

/**
 * What the numbers say. `different`: the difference holds after Holm's correction. `equivalent`: shown to lie within
 * the margin. `different within the margin`: both. `undecided`: neither, more seeds are needed. `same in every seed`,
 * `constant`: the difference is 0, or another number, in every seed, so there is no spread to test against.
 */
export type ComparisonFinding =
  | 'different'
  | 'equivalent'
  | 'different within the margin'
  | 'undecided'
  | 'same in every seed'
  | 'constant'
  | 'one seed'
  | 'infinite'
  | 'no value'

/** One arm against its reference in one metric and generation: plain numbers, with the reason where one is missing. */
export interface ComparisonRow {
  readonly experiment: string
  readonly arm: string
  /** Name of the arm compared with; `generation 0` where each arm is compared with its own start. */
  readonly reference: string
  readonly metric: string
  readonly group: string
  readonly label: string
  readonly unit: string
  readonly better: 'higher' | 'lower' | 'neither'
  /** What changes are judged as: a share of the reference, of its effective number or perplexity, or points. */
  readonly scale: EffectScale
  readonly generation: number
  /** Seeds that both sides have: all numbers are of these. */
  readonly pairs: number
  /** Means over the pairs. */
  readonly value: number | undefined
  readonly referenceValue: number | undefined
  /** Mean of (value - reference) with its Student t interval and two-sided p; neither where the differences do not vary. */
  readonly difference: number | undefined
  readonly low: number | undefined
  readonly high: number | undefined
  readonly p: number | undefined
  /** The same p after Holm's correction over all arms and metrics of the table. */
  readonly adjustedP: number | undefined
  /** p of sign flips, the smallest one that there can be, and whether all signs were tried. */
  readonly permutationP: number | undefined
  readonly smallestPermutationP: number | undefined
  readonly permutation: 'exact' | 'Monte Carlo' | undefined
  /** BCa bootstrap interval of the difference, from ten seeds on. */
  readonly bootstrapLow: number | undefined
  readonly bootstrapHigh: number | undefined
  /** What the ratio is of: means, or effective numbers and perplexities where the metric is a logarithm. */
  readonly ratioOf: 'means' | 'effective numbers'
  readonly ratio: number | undefined
  readonly ratioLow: number | undefined
  readonly ratioHigh: number | undefined
  /** Hedges' g over the standard deviation of the differences, with its exact interval. */
  readonly g: number | undefined
  readonly gLow: number | undefined
  readonly gHigh: number | undefined
  /** Differences that do not matter, in units of the metric, and p of the hypothesis that the true one lies outside. */
  readonly marginLow: number | undefined
  readonly marginHigh: number | undefined
  readonly equivalenceP: number | undefined
  readonly finding: ComparisonFinding
  /** Seeds in all that a difference as large as the margin, and equivalence at no difference, each need for 80% power. */
  readonly seedsForMargin: number | undefined
  /** Seeds in all that settle it with 80% power if the true difference is the one seen. */
  readonly seedsIfAsSeen: number | undefined
  /** Why something of the above is missing, and which seeds took no part; '' where all is there. */
  readonly reason: string
}
