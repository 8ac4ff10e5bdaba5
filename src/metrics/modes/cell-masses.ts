import { normalTail } from '../../numerics/normal-tail.js'
import type { DensityState } from '../density-state.js'
import { forComponentsOf } from '../moments/components.js'

/** Deviations beyond which a normal part has no mass that a double could hold beside 1. */
const REACH = 9

/**
 * Mass of one chain's distribution (of one dimension) in cells between ascending edges, with what lies outside in the
 * first and the last number.
 *
 * @example
 * cellMasses(standardNormal, 0, Float64Array.of(-1, 0, 1)) // 0.1587, 0.3413, 0.3413, 0.1587
 */
export function cellMasses(state: DensityState, chain: number, edges: Float64Array): Float64Array {
  const masses = new Float64Array(edges.length + 1)
  forComponentsOf(state, chain, (weight, mean, varianceOf) => {
    const [centre, deviation] = [mean[0], Math.sqrt(varianceOf(0))]
    let above = 1
    let cell = firstAbove(edges, centre - REACH * deviation)
    for (; cell < edges.length; cell++) {
      const beyond = tailBeyond(edges[cell] - centre, deviation)
      masses[cell] += weight * (above - beyond)
      above = beyond
      if (above === 0) return
    }
    masses[edges.length] += weight * above
  })
  return masses
}

/** P(x > distance) of a normal x around 0; a point on an edge lies in the cell above it. */
function tailBeyond(distance: number, deviation: number): number {
  if (deviation === 0) return distance <= 0 ? 1 : 0
  const tail = normalTail(distance / deviation)
  return distance > REACH * deviation ? 0 : tail
}

/** The number of edges up to a place. */
function firstAbove(edges: Float64Array, place: number): number {
  let [low, high] = [0, edges.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (edges[middle] <= place) low = middle + 1
    else high = middle
  }
  return low
}
