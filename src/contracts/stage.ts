import type { TextBatch } from './batch.js'
import type { Version } from './registry.js'
import type { Rng } from './rng.js'
import type { Statement } from './world.js'

/** What curation leaves of a sample: positions kept, in order, and a reason for every other one. */
export interface Curated {
  readonly keep: Uint32Array
  readonly dropped: readonly (readonly [index: number, reason: string])[]
}

export interface StageContext {
  readonly rng: Rng
  /** Finds the statements of a text; there where the human data has known facts. */
  readonly read?: ((text: string) => readonly Statement[]) | undefined
}

/** A step of curation (deduplication, a filter, a verifier). */
export interface Stage<Options = unknown> {
  readonly name: string
  readonly version: Version
  /** Whether it judges by `context.read`. Checked before anything runs: there is a reader, and it tells wrong statements. */
  readonly reads?: boolean
  apply(batch: TextBatch, options: Options, context: StageContext): Promise<Curated> | Curated
}
