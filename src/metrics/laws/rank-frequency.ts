import { fallingRoot } from '../../numerics/falling-root.js'
import { type Line, LineFit } from '../../numerics/line-fit.js'
import type { Spectrum } from '../spectrum.js'

/**
 * The line of least squares through ln(count) over ln(rank), one point a type, the commonest at rank 1: Zipf's
 * exponent is the negative slope. Types of one count stand at successive ranks. Needs two types.
 *
 * @example
 * rankRegression(spectrumOf([3, 2])).slope // -ln(3 / 2) / ln 2 = -0.585
 */
export function rankRegression({ times, kinds }: Spectrum): Line {
  const fit = new LineFit()
  let rank = 1
  for (let index = times.length - 1; index >= 0; index--) {
    const log = Math.log(times[index])
    for (const last = rank + kinds[index]; rank < last; rank++) fit.add(Math.log(rank), log)
  }
  return fit.line()
}

/**
 * Exponent s of the law P(rank) ~ rank^-s over the ranks 1 .. V under which the counts are most likely: the s at
 * which the law's mean of ln(rank) is the sample's. Needs two types.
 *
 * @example
 * rankExponent(spectrumOf([3, 2])) // log2(3 / 2) = 0.585
 */
export function rankExponent({ times, kinds, types, total }: Spectrum): number {
  // All ranks are equally likely; the search below would end in rounding.
  if (times.length === 1) return 0
  const logs = Float64Array.from({ length: types }, (_, index) => Math.log(index + 1))
  let observed = 0
  let rank = 0
  for (let index = times.length - 1; index >= 0; index--) {
    for (const last = rank + kinds[index]; rank < last; rank++) observed += times[index] * logs[rank]
  }
  return fallingRoot((s) => excessOfMeanLog(logs, s, observed / total), 0, 1)
}

/** Mean of ln(rank) under exponent s above what was observed; its slope is the negative variance. */
function excessOfMeanLog(logs: Float64Array, s: number, observed: number) {
  let [sum, first, second] = [0, 0, 0]
  for (let index = 0; index < logs.length; index++) {
    const log = logs[index]
    const weight = Math.exp(-s * log)
    sum += weight
    first += weight * log
    second += weight * log * log
  }
  const mean = first / sum
  return { value: mean - observed, slope: mean * mean - second / sum }
}
