import type { Rng } from '../../src/contracts/rng.js'

/** Independent standard normal numbers (Box and Muller). */
export function normals(count: number, rng: Rng): Float64Array {
  return Float64Array.from({ length: count }, () => {
    const radius = Math.sqrt(-2 * Math.log(1 - rng.uniform()))
    return radius * Math.cos(2 * Math.PI * rng.uniform())
  })
}
