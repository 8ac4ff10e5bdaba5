import type { VectorBatch } from '../contracts/batch.js'

/** What a model has drawn; the loop sets the generation. */
export function syntheticBatch(
  values: Float64Array,
  { chains, dimension }: Pick<VectorBatch, 'chains' | 'dimension'>,
  count: number,
): VectorBatch {
  const origin = { kind: 'synthetic', generation: 0 } as const
  return { kind: 'vectors', values, dimension, chains, count, provenance: [{ length: count, origin }] }
}
