import type { VectorBatch } from '../../contracts/batch.js'

/**
 * The rows of one chain's first items, without those of weight 0.
 *
 * @param most how many rows at most
 */
export function keptItems(
  { values, weights, count, dimension }: VectorBatch,
  chain: number,
  most = count,
): Float64Array {
  const start = chain * count * dimension
  if (weights === undefined) return values.subarray(start, start + Math.min(count, most) * dimension)
  const kept: number[] = []
  for (let item = 0; item < count && kept.length < most * dimension; item++) {
    if (weights[chain * count + item] === 0) continue
    for (let axis = 0; axis < dimension; axis++) kept.push(values[start + item * dimension + axis])
  }
  return Float64Array.from(kept)
}
