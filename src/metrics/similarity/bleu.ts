/** What stands in for a precision of 0, as two packages have it. */
export type Smoothing = 'nltk' | 'sacrebleu'

/** A document against its references: element n - 1 belongs to n-grams. */
export interface BleuCounts {
  /** Clipped matches. */
  readonly matches: readonly number[]
  /** n-grams of the document. */
  readonly totals: readonly number[]
  readonly length: number
  /** Length of the closest reference. */
  readonly reference: number
}

/** What nltk's method 1 puts in place of no match. */
const EPSILON = 0.1

/**
 * BLEU of one document, 0..1: the geometric mean of its n-gram precisions, times exp(1 - reference / length) where it
 * is shorter than the reference. Without a common word it is 0, otherwise a precision of 0 is smoothed:
 *
 * - `nltk` (method 1): 0.1 matches; an order of which the document has no n-gram counts as 0.1 of 1.
 * - `sacrebleu` (exp): 1/2 match the first time, 1/4 the second, and so on; orders of which the document has no n-gram
 *   are left out (effective order).
 *
 * Source: Papineni et al. 2002, BLEU; Chen and Cherry 2014, A Systematic Comparison of Smoothing Techniques.
 */
export function bleu({ matches, totals, length, reference }: BleuCounts, smoothing: Smoothing): number {
  if (!(matches[0] > 0)) return 0
  const logarithms = smoothing === 'nltk' ? nltkLogarithms(matches, totals) : expLogarithms(matches, totals)
  const sum = logarithms.reduce((total, logarithm) => total + logarithm, 0)
  const brevity = length < reference ? 1 - reference / length : 0
  return Math.exp(brevity + sum / logarithms.length)
}

function nltkLogarithms(matches: readonly number[], totals: readonly number[]): number[] {
  return matches.map((matched, at) => Math.log((matched === 0 ? EPSILON : matched) / Math.max(1, totals[at])))
}

function expLogarithms(matches: readonly number[], totals: readonly number[]): number[] {
  let share = 1
  const present = matches.filter((_, at) => totals[at] > 0)
  return present.map((matched, at) => {
    if (matched === 0) share /= 2
    return Math.log((matched === 0 ? share : matched) / totals[at])
  })
}
