import type { PairedSpectrum } from './paired-spectrum.js'

/**
 * Rank-turbulence divergence (Dodds et al. 2023) of two samples' rankings of kinds by count, for alpha > 0: their
 * turbulence as a share of what it would be if they had no kind in common. 0 to 1.
 *
 * @example
 * rankTurbulence(pairedSpectrum([2, 1], [4, 3]), 1 / 3) // 0: the same ranking
 * rankTurbulence(pairedSpectrum([2, 1, 0], [0, 0, 1]), 1 / 3) // 1: nothing in common
 */
export function rankTurbulence(pairs: PairedSpectrum, alpha: number): number {
  return turbulence(pairs, alpha) / turbulence(withoutCommonKinds(pairs), alpha)
}

/**
 * The sum of |r1^-alpha - r2^-alpha|^(1 / (alpha + 1)) over all kinds. Equal counts share the mean of their ranks;
 * kinds that a sample lacks share its last ranks.
 */
export function turbulence({ first, second, kinds }: PairedSpectrum, alpha: number): number {
  const inFirst = tiedRanks(first, kinds)
  const inSecond = tiedRanks(second, kinds)
  let sum = 0
  for (let at = 0; at < kinds.length; at++) {
    const apart = Math.abs(power(inFirst[at], -alpha) - power(inSecond[at], -alpha))
    sum += kinds[at] * power(apart, 1 / (alpha + 1))
  }
  return sum
}

/** The same counts in each sample, of kinds that the other one lacks. */
function withoutCommonKinds({ first, second, kinds, ...totals }: PairedSpectrum): PairedSpectrum {
  const none = new Float64Array(kinds.length)
  const present = (counts: Float64Array) => kinds.map((kind, at) => (counts[at] > 0 ? kind : 0))
  const kindsApart = joined(present(first), present(second))
  return {
    ...totals,
    first: joined(first, none),
    second: joined(none, second),
    kinds: kindsApart,
    types: kindsApart.reduce((sum, kind) => sum + kind, 0),
  }
}

function joined(one: Float64Array, other: Float64Array): Float64Array {
  const both = new Float64Array(one.length + other.length)
  both.set(one)
  both.set(other, one.length)
  return both
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

/** x to a power, the same on every machine. */
function power(x: number, exponent: number): number {
  return x === 0 ? 0 : Math.exp(exponent * Math.log(x))
}
