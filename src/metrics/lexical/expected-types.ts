import type { Spectrum } from '../spectrum.js'

/**
 * Expected number of distinct tokens among `draws` of the sample's tokens, drawn without putting back:
 * sum over types of 1 - C(N - count, draws) / C(N, draws). The quotient is a product of `draws` factors, taken in
 * logarithms; log-gamma functions would lose its digits where N is large (8 of 16 at N = 10^8).
 *
 * @example
 * expectedTypes(spectrumOf([2, 1]), 2) // 5/3: of the 3 pairs, 1 holds one type and 2 hold two
 */
export function expectedTypes({ times, kinds, total }: Spectrum, draws: number): number {
  let sum = 0
  for (let index = 0; index < times.length; index++) sum += kinds[index] * drawn(times[index], total, draws)
  return sum
}

/** Chance that a type which occurs `count` times is among the draws. */
function drawn(count: number, total: number, draws: number): number {
  if (draws > total - count) return 1
  let log = 0
  for (let draw = 0; draw < draws; draw++) log += Math.log1p(-count / (total - draw))
  return -Math.expm1(log)
}
