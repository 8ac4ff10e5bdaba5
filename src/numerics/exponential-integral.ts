/** Euler's constant. */
export const EULER = 0.5772156649015329

/**
 * e^z E1(z) for z > 0, where E1(z) is the integral of e^-t / t from z on: scaled, so that it neither underflows nor
 * overflows. Power series up to 1, continued fraction above; relative error about 1e-15.
 *
 * @example
 * scaledExponentialIntegral(1) // 0.5963473623231941, the Euler-Gompertz constant
 */
export function scaledExponentialIntegral(z: number): number {
  if (!(z > 0)) throw new RangeError(`The exponential integral is taken of numbers above 0, not of ${z}`)
  return z <= 1 ? Math.exp(z) * series(z) : continuedFraction(z)
}

function series(z: number): number {
  let power = 1
  let sum = -EULER - Math.log(z)
  for (let k = 1; Math.abs(power) > 1e-18; k++) {
    power *= -z / k
    sum -= power / k
  }
  return sum
}

/** 1 / (z + 1 - 1 / (z + 3 - 4 / (z + 5 - 9 / ..))), evaluated forwards (Lentz). */
function continuedFraction(z: number): number {
  let below = z + 1
  let denominator = 1 / below
  let ratio = Number.POSITIVE_INFINITY
  let value = denominator
  for (let k = 1; ; k++) {
    const numerator = -k * k
    below += 2
    denominator = 1 / (numerator * denominator + below)
    ratio = below + numerator / ratio
    const factor = ratio * denominator
    value *= factor
    if (Math.abs(factor - 1) < 1e-16 || k === 1000) return value
  }
}
