import { normalQuantile, normalTwoSidedP } from '../../numerics/normal.js'
import type { Estimate } from '../../numerics/ratio-of-sums.js'

/** How far a share of a group is from the same share of the reference. */
export interface ShareDifference {
  readonly value: number
  readonly reference: number
  readonly difference: number
  readonly low: number
  readonly high: number
  readonly p: number
  /** The smallest difference that would have been found four times out of five. */
  readonly detectable: number
}

/** Findings rest on differences that chance makes in one of a hundred comparisons: an audit makes about ten. */
export const SURE = 0.01
const POWER = 0.8

/** Two shares of independent documents; undefined where one of them is. Normal approximation. */
export function compareShares(
  group: Estimate | undefined,
  reference: Estimate | undefined,
): ShareDifference | undefined {
  if (group === undefined || reference === undefined) return undefined
  const error = Math.hypot(group.standardError, reference.standardError)
  const difference = group.value - reference.value
  const half = normalQuantile(0.975) * error
  return {
    value: group.value,
    reference: reference.value,
    difference,
    low: Math.max(-1, difference - half),
    high: Math.min(1, difference + half),
    p: error > 0 ? normalTwoSidedP(difference / error) : 1,
    detectable: detectable(error),
  }
}

/** The smallest true difference that a comparison with this standard error finds four times out of five. */
export function detectable(standardError: number): number {
  return (normalQuantile(1 - SURE / 2) + normalQuantile(POWER)) * standardError
}

export function isSure(compared: ShareDifference | undefined): compared is ShareDifference {
  return compared !== undefined && compared.p < SURE
}
