import type { Rng } from '../../contracts/rng.js'
import { shuffledIndices } from '../../random/shuffle.js'

/** Positions of human documents: those that are measured, and those that every group is compared with. */
export interface Halves {
  readonly measured: Uint32Array
  readonly heldOut: Uint32Array
}

/**
 * A random half of the human documents is what everything is compared with; the other half is measured as every other
 * group is. Measured against themselves, human documents would be all known and no distance away.
 */
export function humanHalves(documents: number, rng: Rng): Halves {
  const order = shuffledIndices(documents, rng)
  const middle = Math.ceil(documents / 2)
  return { measured: order.slice(0, middle).sort(), heldOut: order.slice(middle).sort() }
}
