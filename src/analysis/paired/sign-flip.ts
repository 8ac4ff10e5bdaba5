import type { Rng } from '../../contracts/rng.js'
import { ChainStreams } from '../../random/stream.js'

export interface SignFlip {
  /** Two-sided p of differences that are symmetric about 0. */
  readonly p: number
  /** The smallest p that differences of these sizes can give: with 5 seeds 0.0625. */
  readonly smallestP: number
  readonly method: 'exact' | 'Monte Carlo'
}

/** Up to here all 2^n signs are tried. */
const MOST_EXACT = 16
const DRAWS = 9_999

/**
 * Permutation test of paired differences: how often their sum is as far from 0 when every sign is thrown anew. Exact
 * for up to 16 pairs; beyond, (k + 1) / (m + 1) over m = 9,999 draws, k of them as extreme. It needs no normality, but
 * few pairs cannot give a small p, whatever the values: see `smallestP`. Undefined where all differences are 0.
 *
 * Source: Fisher 1935, The Design of Experiments, section 21; Phipson and Smyth 2010, Statistical Applications in
 * Genetics and Molecular Biology 9, for the Monte Carlo p.
 *
 * @example
 * signFlip([1, 2, 3, 4, 5], rng) // p 0.0625, the smallest there is
 */
export function signFlip(differences: readonly number[], rng: Rng): SignFlip | undefined {
  const sizes = differences.map(Math.abs).filter((size) => size > 0)
  if (sizes.length === 0) return undefined
  const total = sizes.reduce((sum, size) => sum + size, 0)
  // Sums that are equal but for rounding count as equal.
  const far = Math.abs(differences.reduce((sum, one) => sum + one, 0)) - 1e-12 * total
  // Differences of 0 have no sign: they change neither the sums nor the shares.
  return sizes.length <= MOST_EXACT ? exact(sizes, total, far) : monteCarlo(sizes, far, rng)
}

function exact(sizes: readonly number[], total: number, far: number): SignFlip {
  const middle = Math.ceil(sizes.length / 2)
  const [left, right] = [signedSums(sizes.slice(0, middle)), signedSums(sizes.slice(middle))]
  let extreme = 0
  let outermost = 0
  for (const a of left) {
    for (const b of right) {
      const sum = Math.abs(a + b)
      if (sum >= far) extreme++
      if (sum >= total * (1 - 1e-12)) outermost++
    }
  }
  const all = left.length * right.length
  return { p: extreme / all, smallestP: outermost / all, method: 'exact' }
}

/** The sums of the sizes under all choices of signs. */
function signedSums(sizes: readonly number[]): readonly number[] {
  let sums = [0]
  for (const size of sizes) sums = sums.flatMap((sum) => [sum + size, sum - size])
  return sums
}

function monteCarlo(sizes: readonly number[], far: number, rng: Rng): SignFlip {
  const stream = new ChainStreams(rng).of(0)
  let extreme = 0
  for (let draw = 0; draw < DRAWS; draw++) {
    let sum = 0
    for (const size of sizes) sum += stream.integer(2) === 0 ? size : -size
    if (Math.abs(sum) >= far) extreme++
  }
  return { p: (extreme + 1) / (DRAWS + 1), smallestP: 1 / (DRAWS + 1), method: 'Monte Carlo' }
}
