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
  return pairs((at) => {
    const angle = (2 * Math.PI * (at % half)) / half
    const radius = at < half ? 1 : INNER_RADIUS
    return [radius * Math.cos(angle), radius * Math.sin(angle)]
  })
}

/** Two half circles, the second turned and moved into the first. */
export function moons(): Float64Array {
  const half = POINTS_OF_A_LINE / 2
  return pairs((at) => {
    const angle = (Math.PI * (at % half)) / (half - 1)
    return at < half ? [Math.cos(angle), Math.sin(angle)] : [1 - Math.cos(angle), 1 - Math.sin(angle) - 0.5]
  })
}

function pairs(pointAt: (at: number) => readonly [number, number]): Float64Array {
  return Float64Array.from(Array.from({ length: POINTS_OF_A_LINE }, (_, at) => pointAt(at)).flat())
}

/** (t cos t, y, t sin t) with t uniform from 1.5 pi to 4.5 pi and y from 0 to 21. */
export function swissRoll(): Float64Array {
  const points = new Float64Array(3 * POINTS_OF_A_SHEET)
  for (let at = 0; at < POINTS_OF_A_SHEET; at++) {
    const t = 1.5 * Math.PI * (1 + (2 * (at + 0.5)) / POINTS_OF_A_SHEET)
    const y = 21 * ((at * GOLDEN) % 1)
    points.set([t * Math.cos(t), y, t * Math.sin(t)], 3 * at)
  }
  return points
}
