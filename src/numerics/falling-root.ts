/** A function's value and derivative at a point. */
export interface AtPoint {
  readonly value: number
  readonly slope: number
}

/** Newton's steps double the digits; the limit only guards against a function that is not as promised. */
const MOST_STEPS = 200

/**
 * The root of a falling function that is above 0 just right of `low` and below 0 somewhere beyond: Newton's steps,
 * kept between points on either side of the root.
 *
 * @example
 * fallingRoot((x) => ({ value: 2 - x * x, slope: -2 * x }), 0, 1) // 1.41421356
 */
export function fallingRoot(at: (x: number) => AtPoint, low: number, start: number): number {
  let [below, above] = [low, Number.POSITIVE_INFINITY]
  let x = start
  for (let step = 0; step < MOST_STEPS; step++) {
    const { value, slope } = at(x)
    if (value === 0) return x
    if (value > 0) below = x
    else above = x
    let next = x - value / slope
    if (!(next > below && next < above)) {
      next = above === Number.POSITIVE_INFINITY ? 2 * Math.max(1, x) : below + (above - below) / 2
    }
    if (Math.abs(next - x) <= 1e-13 * Math.max(1, Math.abs(x))) return next
    x = next
  }
  throw new RangeError(`no root was found between ${below} and ${above}`)
}
