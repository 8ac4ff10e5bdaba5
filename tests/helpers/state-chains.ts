import type { VectorBatch } from '../../src/contracts/batch.js'
import type { Decoding } from '../../src/contracts/model.js'
import type { ModelState } from '../../src/contracts/state.js'
import type { VectorFamily, VectorModel, VectorWorld } from '../../src/contracts/vectors.js'
import { keyedRng } from '../../src/random/keyed.js'

/** Chains of models that learn from their own samples, straight from the contracts: what the loop does without a store. */
export interface Chains<Options> {
  readonly family: VectorFamily<Options>
  readonly options: Options
  readonly world: VectorWorld
  readonly count: number
  readonly chains: number
  readonly generations: number
  readonly decoding?: Partial<Decoding>
  /** The training set of a generation from 1 on; default: the last sample alone. */
  readonly mix?: (sample: VectorBatch, generation: number) => VectorBatch
}

export const PLAIN: Decoding = { temperature: 1, max_tokens: 1 }

/** The models of generations 0, 1, ..., generation 0 fitted to the world's items alone. */
export async function* generationsOf<Options>(setting: Chains<Options>): AsyncGenerator<VectorModel> {
  const { family, options, world, count, chains, generations, decoding, mix = (sample) => sample } = setting
  const human = world.draw(count, chains, keyedRng('test', 'human'))
  let batch = human
  for (let generation = 0; generation <= generations; generation++) {
    const rng = keyedRng('test', generation)
    const model = await family.fit(batch, options, { rng: rng.fork('fit'), human, world })
    yield model
    const sample = model.sample({ count }, { ...PLAIN, ...decoding }, rng.fork('sample'))
    batch = mix(sample, generation + 1)
  }
}

/** Batches of equally many chains as one, chain by chain. */
export function joined(...batches: readonly VectorBatch[]): VectorBatch {
  const [{ chains, dimension }] = batches
  const count = batches.reduce((sum, batch) => sum + batch.count, 0)
  const values = new Float64Array(chains * count * dimension)
  for (let chain = 0; chain < chains; chain++) {
    let offset = chain * count * dimension
    for (const batch of batches) {
      const size = batch.count * dimension
      values.set(batch.values.subarray(chain * size, (chain + 1) * size), offset)
      offset += size
    }
  }
  return { kind: 'vectors', values, dimension, chains, count, provenance: [] }
}

/** Items of one dimension, of each chain its own list. */
export function itemsOf(...chains: readonly (readonly number[])[]): VectorBatch {
  const [{ length: count }] = chains
  return {
    kind: 'vectors',
    values: Float64Array.from(chains.flat()),
    dimension: 1,
    chains: chains.length,
    count,
    provenance: [],
  }
}

/** The distribution over states of each chain. */
export function rowsOf(state: ModelState): Float64Array[] {
  if (state.kind !== 'states') throw new TypeError(`expected states, not ${state.kind}`)
  const { chains, states, probabilities } = state
  return Array.from({ length: chains }, (_, chain) =>
    probabilities.subarray(chain * states, (chain + 1) * states),
  )
}

export function squares(row: Float64Array): number {
  return row.reduce((sum, probability) => sum + probability * probability, 0)
}

export function survivors(row: Float64Array): number {
  return row.reduce((sum, probability) => sum + (probability > 0 ? 1 : 0), 0)
}
