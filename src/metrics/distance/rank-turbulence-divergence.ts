import type { PairedSpectrum } from './paired-spectrum.js'

/**
 * Rank-turbulence divergence (Dodds et al. 2023) of two samples' rankings of kinds by count, for 0 < alpha:
 * sum |r1^-alpha - r2^-alpha|^(1 / (alpha + 1)) over all kinds, divided by the same sum with every kind of the first
 * sample set against rank N1 + N2/2 and every kind of the second against N2 + N1/2, Ni being the kinds of sample i.
 * Equal counts share the mean of their ranks; kinds that a sample lacks share the last ones.
 *
 * @example
 * rankTurbulence(pairedSpectrum([2, 1], [2, 1]), 1 / 3) // 0
 */
export function rankTurbulence({ first, second, kinds }: PairedSpectrum, alpha: number): number {
  const inFirst = tiedRanks(first, kinds)
  const inSecond = tiedRanks(second, kinds)
  const firstTypes = typesOf(first, kinds)
  const secondTypes = typesOf(second, kinds)
  const between = (one: number, other: number) =>
    power(Math.abs(power(one, -alpha) - power(other, -alpha)), 1 / (alpha + 1))
  let turbulence = 0
  let largest = 0
  for (let at = 0; at < kinds.length; at++) {
    turbulence += kinds[at] * between(inFirst[at], inSecond[at])
    if (first[at] > 0) largest += kinds[at] * between(inFirst[at], firstTypes + secondTypes / 2)
    if (second[at] > 0) largest += kinds[at] * between(inSecond[at], secondTypes + firstTypes / 2)
  }
  return turbulence / largest
}

/** Rank of each pair's kinds by their count, the most frequent first; equal counts share the mean of their ranks. */
function tiedRanks(counts: Float64Array, kinds: Float64Array): Float64Array {
  const order = Uint32Array.from(counts.keys()).sort((one, other) => counts[other] - counts[one])
  const ranks = new Float64Array(counts.length)
  let before = 0
  for (let from = 0, to = 0; from < order.length; from = to) {
    let tied = 0
    for (; to < order.length && counts[order[to]] === counts[order[from]]; to++) tied += kinds[order[to]]
    for (let at = from; at < to; at++) ranks[order[at]] = before + (tied + 1) / 2
    before += tied
  }
  return ranks
}

function typesOf(counts: Float64Array, kinds: Float64Array): number {
  return kinds.reduce((sum, kind, at) => (counts[at] > 0 ? sum + kind : sum), 0)
}

/** x to a power, the same on every machine. */
function power(x: number, exponent: number): number {
  return x === 0 ? 0 : Math.exp(exponent * Math.log(x))
}
