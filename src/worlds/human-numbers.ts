import type { VectorBatch } from '../contracts/batch.js'

/** A batch of human items, before it is split. */
export function humanNumbers(
  values: Float64Array,
  dimension: number,
  chains: number,
  targets?: Float64Array,
): VectorBatch {
  const count = values.length / (dimension * chains)
  return {
    kind: 'vectors',
    values,
    dimension,
    chains,
    count,
    ...(targets === undefined ? {} : { targets }),
    provenance: [{ length: count, origin: { kind: 'human', pool: 'train' } }],
  }
}
