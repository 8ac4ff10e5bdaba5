import type { VectorBatch } from '../../src/contracts/batch.js'
import type { Decoding } from '../../src/contracts/model.js'

/** A sample as the model is. */
export const AS_IT_IS: Decoding = { temperature: 1, max_tokens: 1 }

/** A batch of one chain. */
export function oneChain(
  items: readonly (readonly number[])[],
  extras: { targets?: readonly number[]; weights?: readonly number[] } = {},
): VectorBatch {
  const { targets, weights } = extras
  return {
    kind: 'vectors',
    values: Float64Array.from(items.flat()),
    dimension: items[0].length,
    chains: 1,
    count: items.length,
    ...(targets === undefined ? {} : { targets: Float64Array.from(targets) }),
    ...(weights === undefined ? {} : { weights: Float64Array.from(weights) }),
    provenance: [{ length: items.length, origin: { kind: 'human', pool: 'train' } }],
  }
}

/** The items of several batches of as many chains, chain by chain. */
export function joined(batches: readonly VectorBatch[]): VectorBatch {
  const [{ chains, dimension, targets }] = batches
  const count = batches.reduce((sum, batch) => sum + batch.count, 0)
  const all = (width: number, of: (batch: VectorBatch) => Float64Array) => {
    const out = new Float64Array(chains * count * width)
    let to = 0
    for (let chain = 0; chain < chains; chain++) {
      for (const batch of batches) {
        const size = batch.count * width
        out.set(of(batch).subarray(chain * size, (chain + 1) * size), to)
        to += size
      }
    }
    return out
  }
  return {
    kind: 'vectors',
    values: all(dimension, ({ values }) => values),
    dimension,
    chains,
    count,
    ...(targets === undefined ? {} : { targets: all(1, (batch) => batch.targets ?? new Float64Array(0)) }),
    provenance: batches.flatMap(({ provenance }) => provenance),
  }
}

/** One chain of a batch. */
export function chainOf(batch: VectorBatch, chain: number): VectorBatch {
  const { values, dimension, count, targets } = batch
  const width = count * dimension
  return {
    ...batch,
    chains: 1,
    values: values.slice(chain * width, (chain + 1) * width),
    ...(targets === undefined ? {} : { targets: targets.slice(chain * count, (chain + 1) * count) }),
  }
}
