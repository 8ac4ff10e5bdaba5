import type { EditRequest } from './model.js'
import type { Version } from './registry.js'
import type { Rng } from './rng.js'

/** Human data of the training split, human data never used before, or what generation g kept of its sample. */
export type PartSource = 'human' | 'fresh' | { readonly sample: number }

/**
 * Which items of a source. `shuffled` names a keyed permutation of the source (the label and the seed decide
 * it, nothing else) and takes positions [from, to) of it: a random subset in a few bytes, and subsets of one
 * label are nested, so that arms with 10% and 50% human data share documents.
 */
export type Take =
  | { readonly kind: 'all' }
  | { readonly kind: 'range'; readonly from: number; readonly to: number }
  | { readonly kind: 'shuffled'; readonly label: string; readonly from: number; readonly to: number }
  | { readonly kind: 'indices'; readonly indices: readonly number[] }

export interface RecipePart {
  readonly source: PartSource
  readonly take: Take
  /** Loss weight of each of these items; absent: 1. */
  readonly weight?: number
  /** How many times the part stands in the mix; absent: once. */
  readonly repetitions?: number
  /** Each document is edited token by token before it is trained on, by the model of a past generation. */
  readonly edit?: PartEdit
}

export interface PartEdit extends EditRequest {
  /** Generation whose model edits. */
  readonly by: number
}

/** The training set of one generation, written down: a few hundred bytes, materialised by the loop. */
export interface Recipe {
  readonly parts: readonly RecipePart[]
  /**
   * Cuts the mix to this many training tokens: a keyed random subset of its documents (the one that crosses the
   * limit is the last); a smaller mix is repeated as a whole, then in part. Set by the loop, not by strategies.
   */
  readonly trainingTokens?: number
  /** What the strategy asked for, in its own words, to be shown beside what was realised. */
  readonly requested: RequestedMix
}

export interface RequestedMix {
  readonly documents: number
  /** Human share of the final mix, 0 to 1. */
  readonly humanShare: number
}

/** A generation that is already there, as strategies see it. */
export interface PastGeneration {
  readonly generation: number
  /** Documents kept after curation. */
  readonly kept: number
  readonly recipe: Recipe
  /** Metric id to value, for strategies that react to what was measured; undefined values are left out. */
  readonly metrics: Readonly<Record<string, number>>
}

export interface ComposeContext {
  /** From 1 on: generation 0 is always human `train` alone. */
  readonly generation: number
  /** Items there are. */
  readonly human: number
  readonly fresh: number
  /** Fresh items that earlier generations of this run took. */
  readonly freshUsed: number
  /** Generations 0 .. generation - 1. */
  readonly history: readonly PastGeneration[]
  /** Size of the mix for strategies of constant size, in documents. */
  readonly budget: number
  /**
   * What was measured in a generation of the control under the same seed, for strategies that close a gap to it.
   * Throws where the experiment has no control.
   */
  control(generation: number): Promise<Readonly<Record<string, number>>>
  /** Which direction of a metric is the good one. */
  better(metric: string): 'higher' | 'lower' | 'neither'
  /** Tokens of a source's items in order, for budgets in tokens. */
  tokensOf(source: PartSource): Promise<Uint32Array>
  /** Log probability per item of a source under the newest model, for strategies that select or edit. */
  score(source: PartSource): Promise<Float64Array>
}

/** A way of mixing. `Options` is what its schema parses to. */
export interface Strategy<Options = unknown> {
  readonly name: string
  readonly version: Version
  /** What a generation trains on, in a few words: `10% human (redraw), the rest the last sample`. */
  describe(options: Options): string
  compose(options: Options, context: ComposeContext, rng: Rng): Promise<Recipe> | Recipe
  /**
   * What the strategy will need, known before anything runs: `validate` compares it with what there is.
   * `generation` is from 1 on.
   */
  needs(options: Options, generation: number, sizes: PlannedSizes): MixNeeds
  /** What the strategy cannot do without: checked before anything runs. */
  requires?(options: Options): StrategyNeeds
  /** Whether the strategy trains on human data alone: its runs are references, not remedies. */
  readonly humanOnly?: boolean
}

export interface StrategyNeeds {
  /** A family that takes loss weights. */
  readonly lossWeights?: boolean
  /** A family whose models can edit texts. */
  readonly editing?: boolean
  /** A control arm, and this metric (`id` or `id/group`) among those measured. */
  readonly controlMetric?: string
}

/** Documents, as far as they are known before a run. */
export interface PlannedSizes {
  readonly budget: number
  readonly human: number
  readonly sample: number
}

export interface MixNeeds {
  /** Size of the whole mix, to plan time and to start long runs first. */
  readonly documents: number
  /** Human train documents. */
  readonly human: number
  /** Fresh human documents in this generation alone. */
  readonly fresh: number
  /** Documents of the last generation's kept sample. */
  readonly lastSample: number
}
