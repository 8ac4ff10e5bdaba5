/**
 * The angle between two vectors in radians, from 0 to pi, with its digits kept where it is small. That of a vector of
 * length 0, which has no direction, is a right angle.
 *
 * Source: Kahan 2006, How futile are mindless assessments of roundoff in floating-point computation (mangled angles).
 *
 * @example
 * angleBetween(Float64Array.of(1, 0), Float64Array.of(2, 2)) // pi / 4
 */
export function angleBetween(first: Float64Array, second: Float64Array): number {
  const [one, other] = [lengthOf(first), lengthOf(second)]
  if (one === 0 || other === 0) return Math.PI / 2
  let apart = 0
  let together = 0
  for (let axis = 0; axis < first.length; axis++) {
    const [a, b] = [first[axis] / one, second[axis] / other]
    apart += (a - b) * (a - b)
    together += (a + b) * (a + b)
  }
  return 2 * Math.atan2(Math.sqrt(apart), Math.sqrt(together))
}

/** Euclidean length. */
export function lengthOf(vector: Float64Array): number {
  let squares = 0
  for (const value of vector) squares += value * value
  return Math.sqrt(squares)
}
