import type { PairedSpectrum } from './paired-spectrum.js'

/**
 * Kullback-Leibler divergence KL(first || second) in bits: sum p log2(p / q). With `added` a, p and q are
 * (count + a) / (total + a x types) over the kinds of both samples together. Without, it is infinite where a kind of
 * the first sample does not occur in the second.
 *
 * @example
 * klBits(pairedSpectrum([1, 1], [3, 1])) // 0.2075: log2(4/3) / 2
 * klBits(pairedSpectrum([1, 1], [2, 0])) // Infinity
 */
export function klBits({ first, second, kinds, firstTotal, secondTotal, types }: PairedSpectrum, added = 0) {
  const wholeFirst = firstTotal + added * types
  const wholeSecond = secondTotal + added * types
  let bits = 0
  for (let at = 0; at < kinds.length; at++) {
    const p = (first[at] + added) / wholeFirst
    const q = (second[at] + added) / wholeSecond
    if (p > 0) bits += kinds[at] * p * Math.log2(p / q)
  }
  // Rounding can leave equal distributions a trace below zero.
  return Math.max(0, bits)
}

/**
 * Jensen-Shannon divergence in bits, 0 to 1: the mean of the KL divergences of both from their even mixture.
 *
 * @example
 * jsBits(pairedSpectrum([1, 0], [0, 1])) // 1
 */
export function jsBits({ first, second, kinds, firstTotal, secondTotal }: PairedSpectrum): number {
  let bits = 0
  for (let at = 0; at < kinds.length; at++) {
    const p = first[at] / firstTotal
    const q = second[at] / secondTotal
    const middle = (p + q) / 2
    if (p > 0) bits += kinds[at] * p * Math.log2(p / middle)
    if (q > 0) bits += kinds[at] * q * Math.log2(q / middle)
  }
  return Math.min(1, Math.max(0, bits / 2))
}

/**
 * Hellinger distance sqrt(1 - sum sqrt(p q)), 0 to 1.
 *
 * @example
 * hellinger(pairedSpectrum([1, 0], [1, 1])) // 0.5412: sqrt(1 - sqrt(1/2))
 */
export function hellinger({ first, second, kinds, firstTotal, secondTotal }: PairedSpectrum): number {
  let squares = 0
  for (let at = 0; at < kinds.length; at++) {
    // Half the sum of squared differences: the same, and exactly 0 for equal distributions.
    const difference = Math.sqrt(first[at] / firstTotal) - Math.sqrt(second[at] / secondTotal)
    squares += kinds[at] * difference * difference
  }
  return Math.min(1, Math.sqrt(squares / 2))
}

/**
 * Total variation distance: half the sum of |p - q|, 0 to 1.
 *
 * @example
 * totalVariation(pairedSpectrum([1, 1], [3, 1])) // 0.25
 */
export function totalVariation({ first, second, kinds, firstTotal, secondTotal }: PairedSpectrum): number {
  let sum = 0
  for (let at = 0; at < kinds.length; at++) {
    sum += kinds[at] * Math.abs(first[at] / firstTotal - second[at] / secondTotal)
  }
  return Math.min(1, sum / 2)
}
