import { independentDifference } from './independent-difference.js'
import type { PairedDifference } from './paired-difference.js'
import type { SummaryCell } from './summarise.js'

/**
 * Difference of two cells whose intervals come from chains. Chains are the same in all arms of a seed, which keeps
 * only their means: taken as independent, the interval is too wide where they move together, never too narrow.
 * Undefined where a side has no such interval.
 */
export function chainDifference(
  own: SummaryCell | undefined,
  other: SummaryCell | undefined,
  confidence: number,
): PairedDifference | undefined {
  if (!own?.overChains || !other?.overChains) return undefined
  const found = independentDifference(intervalOf(own), intervalOf(other), confidence)
  if (found?.low === undefined) return undefined
  const { difference, low, high, p } = found
  return {
    difference,
    low,
    high,
    p,
    pairs: 1,
    value: own.mean,
    referenceValue: other.mean,
    reason: undefined,
  }
}

function intervalOf({ mean: value, low, high }: SummaryCell) {
  return { value, low, high }
}
