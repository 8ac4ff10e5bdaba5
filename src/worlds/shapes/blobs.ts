import { keyedRng } from '../../random/keyed.js'

/** Half the edge of the box that centres lie in. */
const REACH = 10

/** Centres of blobs, the same for the same options; the first ones of more are those of fewer. */
export function blobCentres(centres: number, dimension: number): Float64Array {
  const rng = keyedRng('shapes', 'blobs', dimension)
  return Float64Array.from({ length: centres * dimension }, () => REACH * (2 * rng.uniform() - 1))
}
