import type { Spectrum } from '../spectrum.js'

/** Yule's K: 10,000 (sum over types of count^2 - N) / N^2. */
export function yuleK(spectrum: Spectrum): number {
  return (10_000 * (sumOfSquares(spectrum) - spectrum.total)) / spectrum.total / spectrum.total
}

/** Yule's I: V^2 / (sum over types of count^2 - V). Needs a token that occurs twice. */
export function yuleI(spectrum: Spectrum): number {
  return (spectrum.types * spectrum.types) / (sumOfSquares(spectrum) - spectrum.types)
}

/** Simpson's D: the chance that two tokens, drawn without putting back, are the same word. Needs two tokens. */
export function simpsonD({ times, kinds, total }: Spectrum): number {
  let pairs = 0
  for (let index = 0; index < times.length; index++) pairs += kinds[index] * times[index] * (times[index] - 1)
  return pairs / total / (total - 1)
}

function sumOfSquares({ times, kinds }: Spectrum): number {
  let sum = 0
  for (let index = 0; index < times.length; index++) sum += kinds[index] * times[index] * times[index]
  return sum
}
