import { fallingRoot } from '../../numerics/falling-root.js'
import { HurwitzZeta } from '../../numerics/hurwitz-zeta.js'
import type { Spectrum } from '../spectrum.js'

/** P(count = x) = x^-alpha / zeta(alpha, from), for whole x from `from` on. */
export interface PowerLaw {
  readonly alpha: number
  readonly from: number
}

export interface PowerLawFit extends PowerLaw {
  /** Largest distance between the law's distribution function and that of the counts from `from` on. */
  readonly distance: number
  /** Types whose count is `from` or more. */
  readonly types: number
}

/**
 * The discrete power law of greatest likelihood for the counts from `from` on (Clauset, Shalizi and Newman 2009,
 * section 3.1). Undefined where they are not at least two different counts: no exponent is large enough then.
 */
export function powerLawFrom(spectrum: Spectrum, from: number): PowerLawFit | undefined {
  const tails = tailsOf(spectrum)
  const first = spectrum.times.findIndex((time) => time >= from)
  return first < 0 ? undefined : fitTail(tails, first, from, Number.POSITIVE_INFINITY)
}

/** The same from that observed count on from which the law comes closest to the counts (their section 3.3). */
export function closestPowerLaw(spectrum: Spectrum): PowerLawFit | undefined {
  const tails = tailsOf(spectrum)
  let best: PowerLawFit | undefined
  for (let first = 0; first < spectrum.times.length; first++) {
    const fit = fitTail(tails, first, spectrum.times[first], best?.distance ?? Number.POSITIVE_INFINITY)
    if (fit !== undefined) best = fit
  }
  return best
}

/**
 * Exponent by the closed form for continuous values that is near the exact one for `from` of 6 and more (their
 * equation 3.7). At 1 it is too small by several tenths.
 */
export function approximateAlpha(spectrum: Spectrum, from: number): number {
  const tails = tailsOf(spectrum)
  const first = spectrum.times.findIndex((time) => time >= from)
  return alphaNear(tails.logs[first] / tails.types[first], from)
}

/** A spectrum, and for each of its counts: how many types have it or more, and the sum of their ln(count). */
interface Tails {
  readonly spectrum: Spectrum
  readonly types: Float64Array
  readonly logs: Float64Array
}

function tailsOf(spectrum: Spectrum): Tails {
  const { times, kinds } = spectrum
  const types = new Float64Array(times.length + 1)
  const logs = new Float64Array(times.length + 1)
  for (let index = times.length - 1; index >= 0; index--) {
    types[index] = types[index + 1] + kinds[index]
    logs[index] = logs[index + 1] + kinds[index] * Math.log(times[index])
  }
  return { spectrum, types, logs }
}

function alphaNear(meanLog: number, from: number): number {
  return 1 + 1 / (meanLog - Math.log(from - 0.5))
}

/** The fit to the counts from position `first` on; undefined too where its distance is not below `within`. */
function fitTail(tails: Tails, first: number, from: number, within: number): PowerLawFit | undefined {
  const { times } = tails.spectrum
  if (times[times.length - 1] === from) return undefined
  const types = tails.types[first]
  const meanLog = tails.logs[first] / types
  const excess = meanLog - Math.log(from)
  const alpha = fallingRoot(
    (s) => {
      const { slope, curvature } = new HurwitzZeta(s).logDerivatives(from)
      return { value: -slope - excess, slope: -curvature }
    },
    1,
    alphaNear(meanLog, from),
  )
  const distance = distanceOf(tails, first, { alpha, from }, within)
  return distance < within ? { alpha, from, distance, types } : undefined
}

/**
 * Kolmogorov and Smirnov's distance. Between two observed counts only the law's function rises, so the largest
 * difference stands at an observed count or just below one. Stops where it reaches `within`.
 */
function distanceOf({ spectrum, types }: Tails, first: number, law: PowerLaw, within: number): number {
  const { times, kinds } = spectrum
  const zeta = new HurwitzZeta(law.alpha)
  const whole = zeta.log(law.from)
  let largest = 0
  let below = 0
  for (let index = first; index < times.length && largest < within; index++) {
    const count = times[index]
    /** P(x >= count) and P(x > count) under the law. */
    const reached = Math.exp(zeta.log(count) - whole)
    const passed = reached - Math.exp(-law.alpha * Math.log(count) - whole)
    largest = Math.max(largest, Math.abs(below / types[first] - (1 - reached)))
    below += kinds[index]
    largest = Math.max(largest, Math.abs(below / types[first] - (1 - passed)))
  }
  return largest
}
