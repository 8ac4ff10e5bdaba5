/** Series of sine and cosine are cut where, up to this angle, nothing is lost. */
const LARGEST_STEP = 0.02

/**
 * Cosine and sine of start, start + step, start + 2 step, ..., as pairs; `start` and `step` are small angles. Each
 * comes from the one before by a rotation, and the first two from their series: Math.cos and Math.sin differ in the
 * last bit between Node versions. The error grows by a rounding error in every step.
 *
 * @example
 * unitTurns(Math.PI / 200, 101).slice(200) // cosine and sine of a right angle: 0, 1
 */
export function unitTurns(step: number, count: number, start = 0): Float64Array {
  const [cosStep, sinStep] = cosineAndSine(step)
  const pairs = new Float64Array(2 * count)
  let [cosine, sine] = cosineAndSine(start)
  for (let at = 0; at < pairs.length; at += 2) {
    pairs[at] = cosine
    pairs[at + 1] = sine
    const next = cosine * cosStep - sine * sinStep
    sine = sine * cosStep + cosine * sinStep
    cosine = next
  }
  return pairs
}

function cosineAndSine(angle: number): readonly [number, number] {
  if (!(Math.abs(angle) <= LARGEST_STEP)) {
    throw new RangeError(`an angle of ${LARGEST_STEP} at most is needed, not ${angle}`)
  }
  const square = angle * angle
  return [
    1 - (square / 2) * (1 - (square / 12) * (1 - (square / 30) * (1 - square / 56))),
    angle * (1 - (square / 6) * (1 - (square / 20) * (1 - square / 42))),
  ]
}
