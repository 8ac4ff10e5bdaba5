import type { Measured } from '../../contracts/metric.js'
import type { MixRow, Phase } from '../../contracts/results.js'
import type { Recipe } from '../../contracts/recipe.js'
import type { Version } from '../../contracts/registry.js'

/** Version of everything the store writes; raised when a reader of the old would misread the new. */
export const STORE_FORMAT = 2

/** The steps a generation rests on, by what they depend on. */
export interface GenerationKeys {
  readonly fit: string
  readonly sample: string
  readonly probe: string
  /** The sample and the curation after it; equal to `sample` where there is none. */
  readonly kept: string
  readonly measure: string
}

/** The mix as it became, without the names of the run. */
export type RealisedMix = Omit<MixRow, 'arm' | 'seed' | 'generation'>

export interface StoredMetric {
  readonly version: Version
  readonly values: readonly Measured[]
}

/** `generation-003.json`: what a generation was made of and what was measured. */
export interface GenerationRecord {
  readonly format: number
  readonly arm: string
  readonly seed: number
  readonly generation: number
  readonly keys: GenerationKeys
  readonly recipe: Recipe
  readonly mix: RealisedMix
  /** Documents of the sample, and what curation kept and dropped of them. */
  readonly sampled: number
  readonly kept: number
  readonly dropped: number
  /** What fit had to decide (fallback discounts and the like). */
  readonly notes: readonly string[]
  readonly metrics: Readonly<Record<string, StoredMetric>>
}

/** The documents of a sample or probe step: what trains later generations, or what is only measured. */
export interface SampleRecord {
  readonly texts: readonly string[]
  /** Positions of documents cut by the token limit. */
  readonly cut: readonly number[]
  /** What the fit had to decide, and what is odd about the documents. */
  readonly notes: readonly string[]
}

export interface CurationRecord {
  readonly keep: readonly number[]
  readonly dropped: readonly (readonly [index: number, reason: string])[]
}

export interface FailureRecord {
  readonly format: number
  readonly generation: number
  readonly message: string
}

export type PhaseCounts = { readonly [phase in Phase]?: number }

/** Seconds of work for one generation; zero where a step was already there. */
export interface TimingRecord {
  readonly fit: number
  readonly sample: number
  readonly measure: number
  /** What models told of the same work; a phase of which too little is known is left out. */
  readonly tokens?: PhaseCounts
  readonly flops?: PhaseCounts
  /** The measure key that the times belong to: work on other results does not add to them. */
  readonly key: string
}
