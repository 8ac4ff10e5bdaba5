import { standardDeviation } from '../../numerics/mean.js'
import { studentTTwoSidedP } from '../../numerics/student-t.js'

export interface SlopeTest {
  /** Undefined with one seed, and where all seeds have one and the same slope. */
  readonly p: number | undefined
  readonly moves: boolean
}

/** Whether seeds agree that a curve moves: a t test on their slopes. `values` tell what is rounding. */
export function testOfSlopes(
  slopes: readonly number[],
  values: readonly (readonly number[])[],
  alpha: number,
): SlopeTest {
  if (slopes.length < 2) return { p: undefined, moves: false }
  const centre = slopes.reduce((sum, one) => sum + one, 0) / slopes.length
  const rounding = 1e-12 * Math.max(...values.flat().map(Math.abs))
  const deviation = standardDeviation(slopes)
  if (deviation <= rounding) return { p: undefined, moves: Math.abs(centre) > rounding }
  const p = studentTTwoSidedP((centre / deviation) * Math.sqrt(slopes.length), slopes.length - 1)
  return { p, moves: p < alpha }
}
