import type { Rng } from '../contracts/rng.js'

/** A uniformly random permutation of 0 .. size - 1 (Fisher-Yates, from the end). */
export function shuffledIndices(size: number, rng: Rng): Uint32Array {
  const indices = Uint32Array.from({ length: size }, (_, index) => index)
  for (let last = size - 1; last > 0; last--) {
    const other = rng.integer(last + 1)
    const kept = indices[last]
    indices[last] = indices[other]
    indices[other] = kept
  }
  return indices
}
