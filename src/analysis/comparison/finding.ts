import type { ComparisonFinding, ComparisonRow } from './row.js'

/** What the numbers of a row say at this level. */
export function findingOf(
  row: Pick<ComparisonRow, 'difference' | 'pairs' | 'p' | 'adjustedP' | 'equivalenceP'>,
  alpha: number,
): ComparisonFinding {
  const { difference, pairs, p, adjustedP, equivalenceP } = row
  if (difference === undefined) return 'no value'
  if (!Number.isFinite(difference)) return 'infinite'
  if (pairs < 2) return 'one seed'
  if (p === undefined) return difference === 0 ? 'same in every seed' : 'constant'
  const different = adjustedP !== undefined && adjustedP < alpha
  const equivalent = equivalenceP !== undefined && equivalenceP < alpha
  if (different) return equivalent ? 'different within the margin' : 'different'
  return equivalent ? 'equivalent' : 'undecided'
}
