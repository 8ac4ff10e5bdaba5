import { totalmem } from 'node:os'
import type { VectorBatch } from '../../contracts/batch.js'
import type { VectorModel, VectorWorld } from '../../contracts/vectors.js'
import { RecentCache } from '../cache.js'
import type { VectorHuman, VectorSource } from './human.js'

/**
 * Bytes of samples, and of models, that stay in memory for later mixes; others are drawn or fitted again. Several
 * workers share a machine, and each has as much.
 */
const CACHE_BYTES = Math.min(1_500_000_000, totalmem() / 16)

/** A model, and what its fit had to decide; one that was stored does not remember it itself. */
export interface Fitted {
  readonly model: VectorModel
  readonly notes: readonly string[]
}

/** What all arms of one seed share in a process. Everything in it follows from the keys, so sharing it changes no result. */
export class VectorSeedContext {
  readonly seed: number
  readonly world: VectorWorld
  readonly human: VectorHuman
  readonly kept = new RecentCache<VectorBatch>(CACHE_BYTES)
  readonly models = new RecentCache<Fitted>(CACHE_BYTES)

  constructor(seed: number, { world, split }: VectorSource) {
    this.seed = seed
    this.world = world
    this.human = split(seed)
  }
}

const BYTES = 8

export function bytesOfBatch({ values, targets, weights }: VectorBatch): number {
  return BYTES * (values.length + (targets?.length ?? 0) + (weights?.length ?? 0))
}

export function bytesOfModel({ state }: VectorModel): number {
  return Object.values(state).reduce(
    (sum: number, field: unknown) => sum + (field instanceof Float64Array ? BYTES * field.length : BYTES),
    0,
  )
}
