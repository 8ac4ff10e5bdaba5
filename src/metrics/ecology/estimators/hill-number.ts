import { plugInBits } from '../../entropy/estimators.js'
import type { Spectrum } from '../../spectrum.js'

/**
 * The Hill number of order q of the observed frequencies: how many equally frequent kinds would be as diverse.
 * q = 0 counts kinds, q = 1 is the exponential of the entropy, q = 2 the inverse of the chance that two draws agree.
 *
 * @example
 * hillNumber(spectrumOf([3, 2, 1]), 2) // 36 / 14
 */
export function hillNumber(spectrum: Spectrum, q: number): number {
  const { times, kinds, types, total } = spectrum
  if (q === 0) return types
  if (q === 1) return Math.exp(plugInBits(spectrum) * Math.LN2)
  let sum = 0
  for (let index = 0; index < times.length; index++) {
    sum += kinds[index] * Math.exp(q * Math.log(times[index] / total))
  }
  return Math.exp(Math.log(sum) / (1 - q))
}
