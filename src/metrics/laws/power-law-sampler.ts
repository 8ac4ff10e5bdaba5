import type { Rng } from '../../contracts/rng.js'
import { HurwitzZeta } from '../../numerics/hurwitz-zeta.js'
import type { PowerLaw } from './power-law-fit.js'

/** Most draws fall among the first counts, whose chances are looked up. */
const TABLE = 1024

/**
 * Draws counts from a discrete power law, exactly: the largest x that is reached with a chance above a uniform
 * number. Counts beyond 2^53 are given as that.
 */
export function powerLawSampler({ alpha, from }: PowerLaw): (rng: Rng) => number {
  const zeta = new HurwitzZeta(alpha)
  const whole = zeta.log(from)
  /** P(X >= x). */
  const reached = (x: number) => Math.exp(zeta.log(x) - whole)
  const table = Float64Array.from({ length: TABLE }, (_, index) => reached(from + index))
  return (rng) => {
    const uniform = rng.uniform()
    const last = from + TABLE - 1
    if (table[TABLE - 1] <= uniform) {
      return lastAbove((x) => table[x - from] > uniform, from, last)
    }
    let [low, high] = [last, 2 * last]
    while (high < Number.MAX_SAFE_INTEGER && reached(high) > uniform) [low, high] = [high, 2 * high]
    return lastAbove((x) => reached(x) > uniform, low, Math.min(high, Number.MAX_SAFE_INTEGER))
  }
}

/** The last whole number from `low` to below `high` for which a condition holds that holds at `low` and ends once. */
function lastAbove(holds: (x: number) => boolean, low: number, high: number): number {
  let [yes, no] = [low, high]
  while (no - yes > 1) {
    const middle = yes + Math.floor((no - yes) / 2)
    if (holds(middle)) yes = middle
    else no = middle
  }
  return yes
}
