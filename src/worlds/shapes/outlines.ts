import { unitTurns } from '../../numerics/unit-turns.js'

/**
 * Points of shapes without noise, [points, dimension]: what scikit-learn's make_circles and make_moons give with
 * shuffle=False and noise=None, and points spread evenly over make_swiss_roll's sheet, which it draws at random.
 */

/** Even, half on each part: a circle's points are then 0.006 apart. */
const POINTS_OF_A_LINE = 2000

/** A sheet's points are then about 0.3 apart. */
const POINTS_OF_A_SHEET = 20_000

const INNER_RADIUS = 0.8

/** A golden section: multiples of it, less their whole parts, fill 0 to 1 as evenly as can be. */
const GOLDEN = (Math.sqrt(5) - 1) / 2

/** Two circles about 0. */
export function circles(): Float64Array {
  const half = POINTS_OF_A_LINE / 2
  const outer = unitTurns((2 * Math.PI) / half, half)
  return joined(
    outer,
    outer.map((value) => INNER_RADIUS * value),
  )
}

/** Two half circles, the second turned and moved into the first. */
export function moons(): Float64Array {
  const half = POINTS_OF_A_LINE / 2
  const outer = unitTurns(Math.PI / (half - 1), half)
  return joined(
    outer,
    outer.map((value, at) => (at % 2 === 0 ? 1 : 0.5) - value),
  )
}

function joined(first: Float64Array, second: Float64Array): Float64Array {
  return Float64Array.of(...first, ...second)
}

/** (t cos t, y, t sin t) with t uniform from 1.5 pi to 4.5 pi and y from 0 to 21. */
export function swissRoll(): Float64Array {
  const points = new Float64Array(3 * POINTS_OF_A_SHEET)
  const step = (3 * Math.PI) / POINTS_OF_A_SHEET
  const turns = unitTurns(step, POINTS_OF_A_SHEET, step / 2)
  for (let at = 0; at < POINTS_OF_A_SHEET; at++) {
    const t = 1.5 * Math.PI + (at + 0.5) * step
    // Turned by 1.5 pi, the cosine is the sine of what is beyond it, and the sine minus the cosine.
    const [cosine, sine] = [turns[2 * at + 1], -turns[2 * at]]
    points.set([t * cosine, 21 * ((at * GOLDEN) % 1), t * sine], 3 * at)
  }
  return points
}
