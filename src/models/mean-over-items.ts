import type { VectorBatch } from '../contracts/batch.js'

/** The log density of the item that begins at `from`. */
export type LogDensity = (values: Float64Array, from: number) => number

/**
 * The mean log density of a batch's items under each of many chains' models, weighted where the items are. Where the
 * batch has one chain, every model is asked about that one. -Infinity where an item is impossible.
 */
export function meanOverItems(
  chains: number,
  { values, weights, count, dimension, chains: batchChains }: VectorBatch,
  densityOf: (chain: number) => LogDensity,
): Float64Array {
  return Float64Array.from({ length: chains }, (_, chain) => {
    const density = densityOf(chain)
    const first = batchChains === 1 ? 0 : chain * count
    let [sum, total] = [0, 0]
    for (let item = first; item < first + count; item++) {
      const weight = weights === undefined ? 1 : weights[item]
      if (weight === 0) continue
      const value = density(values, item * dimension)
      // Not added: elsewhere the density may be infinite.
      if (value === Number.NEGATIVE_INFINITY) return value
      sum += weight * value
      total += weight
    }
    return sum / total
  })
}
