import type { FindingWeight } from '../../contracts/measurement.js'
import { formatDifferenceInterval, formatPercent } from '../format.js'
import type { ShareDifference } from './compare-shares.js'

/** What sentences call the groups. */
export interface Names {
  readonly group: string
  /** `human text`, or the name of the group that others are compared with; undefined where there is none. */
  readonly reference: string | undefined
}

/** `12.3% against 4.1% of human text`, with the interval of the difference in points. */
export function against({ value, reference, low, high }: ShareDifference, of: string): string {
  return `${formatPercent(value)}, against ${formatPercent(reference)} in ${of} (difference ${formatDifferenceInterval(low, high, 'percent')} points)`
}

/** The weight of a share by its size; the two bounds are where it becomes notable and serious. */
export function weightOf(size: number, notable: number, serious: number): FindingWeight {
  if (size >= serious) return 'serious'
  return size >= notable ? 'notable' : 'small'
}

/** The same with the size itself, as a finding has both. */
export function sized(
  size: number,
  notable: number,
  serious: number,
): { readonly weight: FindingWeight; readonly size: number } {
  return { weight: weightOf(size, notable, serious), size }
}
