import { mean, standardDeviation } from '../../numerics/mean.js'
import { studentTUpperP } from '../../numerics/student-t.js'

export type Decision = 'kept' | 'not kept' | 'undecided'

/**
 * Whether contrasts (see `contrasts`) show that a metric is kept, that it is not, or neither, each with an error of at
 * most `error` (one-sided t tests). Kept means that every side is; not kept, that one is not, for which the error is
 * shared between the sides. Contrasts that do not vary from seed to seed decide by their sign.
 */
export function decide(sides: readonly (readonly number[])[], error: number): Decision {
  if (sides.some((side) => side.length < 2)) return 'undecided'
  if (sides.every((side) => upperP(side) <= error)) return 'kept'
  const lost = sides.some((side) => upperP(side.map((value) => -value)) <= error / sides.length)
  return lost ? 'not kept' : 'undecided'
}

/** The side on which the means are: all that one seed tells. */
export function decideBySign(sides: readonly (readonly number[])[]): Decision {
  if (sides.some((side) => side.length === 0)) return 'undecided'
  return sides.every((side) => mean(side) >= 0) ? 'kept' : 'not kept'
}

/** p of a mean that is not above 0. An infinite value, as a loss can be, settles it, and so do equal ones. */
function upperP(values: readonly number[]): number {
  const centre = mean(values)
  if (!Number.isFinite(centre)) return centre > 0 ? 0 : 1
  const deviation = standardDeviation(values)
  if (deviation === 0) return centre >= 0 ? 0 : 1
  return studentTUpperP((centre / deviation) * Math.sqrt(values.length), values.length - 1)
}
