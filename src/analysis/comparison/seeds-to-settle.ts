import { differencePower, equivalencePower, pairsNeeded } from '../paired/power.js'
import type { Margin } from './margin.js'
import type { ComparisonRow } from './row.js'

/**
 * How many seeds in all would settle a comparison with 80% power, taking the spread seen for the true one (from few
 * seeds it is itself uncertain: by a factor of 2.9 at the 95% upper end with five seeds). Without a spread, or a margin,
 * there is no answer.
 */
export function seedsToSettle(
  difference: number | undefined,
  deviation: number,
  margin: Margin | undefined,
  alpha: number,
): Pick<ComparisonRow, 'seedsForMargin' | 'seedsIfAsSeen'> {
  if (difference === undefined || !(deviation > 0) || margin === undefined) {
    return { seedsForMargin: undefined, seedsIfAsSeen: undefined }
  }
  // The narrower side of a margin that is not symmetric.
  const edge = Math.min(-margin.low, margin.high) / deviation
  if (!(edge > 0)) return { seedsForMargin: undefined, seedsIfAsSeen: undefined }
  const seen = Math.abs(difference) / deviation
  const toDiffer = (effect: number) => pairsNeeded((pairs) => differencePower(effect, pairs, alpha))
  const toEqual = (effect: number) => pairsNeeded((pairs) => equivalencePower(effect, edge, pairs, alpha))
  const [differs, equals] = [toDiffer(edge), toEqual(0)]
  return {
    seedsForMargin: differs === undefined || equals === undefined ? undefined : Math.max(differs, equals),
    seedsIfAsSeen: seen >= edge ? toDiffer(seen) : toEqual(seen),
  }
}
