import type { TextBatch } from './batch.js'
import type { Version } from './registry.js'
import type { Rng } from './rng.js'

/** What curation leaves of a sample: positions kept, in order, and a reason for every other one. */
export interface Curated {
  readonly keep: Uint32Array
  readonly dropped: readonly (readonly [index: number, reason: string])[]
}

/** A step of curation (deduplication, a filter, a verifier). */
export interface Stage<Options = unknown> {
  readonly name: string
  readonly version: Version
  apply(batch: TextBatch, options: Options, context: { readonly rng: Rng }): Promise<Curated> | Curated
}
