import type { VectorBatch } from '../../src/contracts/batch.js'

/** One chain of points, each as its coordinates. */
export function points(items: readonly (readonly number[])[], weights?: readonly number[]): VectorBatch {
  return pointChains([items], weights && [weights])
}

/** Equally long chains of points. */
export function pointChains(
  chains: readonly (readonly (readonly number[])[])[],
  weights?: readonly (readonly number[])[],
): VectorBatch {
  const count = chains[0].length
  return {
    kind: 'vectors',
    values: Float64Array.from(chains.flat(2)),
    dimension: chains[0][0].length,
    chains: chains.length,
    count,
    ...(weights && { weights: Float64Array.from(weights.flat()) }),
    provenance: [{ length: count, origin: { kind: 'human', pool: 'train' } }],
  }
}

/** Decoding that changes nothing. */
export const AS_IT_IS = { temperature: 1, max_tokens: 1 }
