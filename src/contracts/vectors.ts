import type { VectorBatch } from './batch.js'
import type { Metric, Measured } from './metric.js'
import type { Decoding, FamilyCapabilities } from './model.js'
import type { Version } from './registry.js'
import type { Rng } from './rng.js'
import type { ModelState, StateKind } from './state.js'

/**
 * The contracts of numbers, beside those of text: many independent chains run as one batch, and a model is nothing but
 * its parameters, which the loop stores and hands back.
 */

/** A source of numbers with a known truth. */
export interface VectorWorld {
  readonly name: string
  readonly dimension: number
  /** What the numbers are drawn from, as a state of one chain. */
  readonly truth: ModelState
  /**
   * `count` items for each of `chains` chains. Chain c depends on the generator and c alone, and its items of a
   * smaller count are the first ones of a larger.
   */
  draw(count: number, chains: number, rng: Rng): VectorBatch
}

export interface VectorWorldFactory<Options = unknown> {
  readonly name: string
  readonly version: Version
  readonly data: 'vectors'
  /** The same options always give the same world: the truth does not change with the run's seed. */
  create(options: Options): VectorWorld
}

export interface VectorFitContext {
  readonly rng: Rng
  /** The human training split: for what all generations share (a number of states, a scale). */
  readonly human: VectorBatch
  readonly world: VectorWorld
  readonly signal?: AbortSignal
  readonly progress?: (done: number, total: number) => void
}

export interface VectorSampleRequest {
  /** Items of each chain. */
  readonly count: number
  /** Inputs to relabel, for families that do; `count` items for each chain. */
  readonly inputs?: VectorBatch
}

export interface VectorModel {
  readonly state: ModelState
  /** What the fit had to decide or mend: `3 of 1000 chains have collapsed to a point`. */
  readonly notes: readonly string[]
  /** Chain c depends on the generator and c alone. */
  sample(request: VectorSampleRequest, decoding: Decoding, rng: Rng): VectorBatch
  /**
   * Mean log density or probability (nats per item) that each chain's model gives to items; where the batch has one
   * chain, every model scores that one. -Infinity where an item is impossible.
   */
  meanLogDensity?(items: VectorBatch): Float64Array
}

/** A kind of model of numbers. `Options` is what its schema parses to. */
export interface VectorFamily<Options = unknown> {
  readonly name: string
  readonly version: Version
  readonly data: 'vectors'
  capabilities(options: Options): VectorCapabilities
  /** See `Family.checkDecoding`. */
  checkDecoding?(options: Options, decoding: Decoding): void
  /** Throws a BadInputError where a world's numbers are not what this family is fitted to. */
  checkWorld?(options: Options, world: VectorWorld, points: number): void
  fit(batch: VectorBatch, options: Options, context: VectorFitContext): VectorModel | Promise<VectorModel>
  /** The model of parameters that a fit of the same options gave. */
  restore(state: ModelState, options: Options): VectorModel
}

export interface VectorCapabilities extends Pick<FamilyCapabilities, 'lossWeights' | 'randomFit'> {
  readonly batch: 'vectors'
  /**
   * For families that label inputs instead of drawing items: whose inputs a sample labels. `train`: those of the human
   * training split again in every generation; `new`: new ones from the world.
   */
  readonly relabels?: 'train' | 'new'
  /** Items of weight above 0 that a chain must have to be fitted; absent: 1. With fewer it keeps its last model. */
  readonly leastItems?: number
}

/** A step of curation of numbers: it weighs items (0 drops one), since chains must stay equally long. */
export interface VectorStage<Options = unknown> {
  readonly name: string
  readonly version: Version
  readonly data: 'vectors'
  /** Throws a BadInputError, without a place, where a world's numbers are not what this stage looks at. */
  checkWorld?(options: Options, world: VectorWorld): void
  /** A weight for each item, [chains, count]. */
  weigh(
    batch: VectorBatch,
    options: Options,
    context: { readonly rng: Rng; readonly world: VectorWorld },
  ): Float64Array
}

export interface VectorMetricContext {
  readonly generation: number
  readonly state: ModelState
  /** The distribution that the human data was drawn from; one chain. */
  readonly truth: ModelState
  readonly model: VectorModel
  /** The same seed's model that saw human data alone. */
  generationZero(): Promise<ModelState>
  /** What the model drew, as curation left it (`weights`). */
  sample(): Promise<VectorBatch>
  /** What the model was trained on. */
  readonly mix: VectorBatch
  readonly train: VectorBatch
  /** Human items that nothing is trained on; one chain. */
  readonly test: VectorBatch
  readonly decoding: Decoding
  /** The metric's own. */
  readonly rng: Rng
}

/** A metric of models of numbers. Values are means over chains, with the 95% interval that the chains give. */
export interface VectorMetric extends Omit<Metric, 'measure' | 'needs' | 'dependsOn' | 'minimum'> {
  readonly data: 'vectors'
  /** The kinds of models it can be taken of; of others it is undefined. */
  readonly kinds: readonly StateKind[]
  measure(context: VectorMetricContext): Promise<readonly Measured[]> | readonly Measured[]
}
