import type { VectorBatch } from '../../contracts/batch.js'
import type { Items } from './mixture.js'

/** The items of a chain that weigh something; a view where all do. */
export function itemsOf({ values, weights, count, dimension }: VectorBatch, chain: number): Items {
  const own = values.subarray(chain * count * dimension, (chain + 1) * count * dimension)
  if (weights === undefined) return { count, values: own, weights }
  const ownWeights = weights.subarray(chain * count, (chain + 1) * count)
  const kept = ownWeights.filter((weight) => weight > 0)
  if (kept.length === count) return { count, values: own, weights: kept }
  const keptValues = new Float64Array(kept.length * dimension)
  let to = 0
  for (let item = 0; item < count; item++) {
    if (ownWeights[item] === 0) continue
    keptValues.set(own.subarray(item * dimension, (item + 1) * dimension), to)
    to += dimension
  }
  return { count: kept.length, values: keptValues, weights: kept }
}
