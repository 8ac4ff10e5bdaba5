/** Where items come from. Human items name the part of the split; synthetic ones the generation that wrote them. */
export type Origin =
  | { readonly kind: 'human'; readonly pool: HumanPool }
  | { readonly kind: 'synthetic'; readonly generation: number }

/** The parts of the human data: trained on, handed out new by `draw: fresh`, only ever measured against. */
export type HumanPool = 'train' | 'fresh' | 'test'

/** `length` consecutive items of one origin: provenance is run-length encoded, never stored per item. */
export interface ProvenanceRun {
  readonly length: number
  readonly origin: Origin
}

/** Documents as columns. `prompts` and `weights`, where present, are as long as `texts`. */
export interface TextBatch {
  readonly kind: 'text'
  readonly texts: readonly string[]
  /** What stands before each text and is conditioned on, not predicted. */
  readonly prompts?: readonly string[]
  /** Loss weight per item; absent means 1 each. Only families with `capabilities.lossWeights` take it. */
  readonly weights?: Float64Array
  /** What a teacher thinks of every token of every text; absent means the token itself, with certainty. */
  readonly softTargets?: readonly SoftTargets[]
  readonly provenance: readonly ProvenanceRun[]
}

/**
 * A teacher's distribution for each token of one text (distillation), over its `top` likeliest tokens: row i of
 * `tokens` and `probabilities` ([length, top], row-major) stands for the i-th token predicted, the end of the
 * document included. Tokens are those of the student's tokenizer.
 */
export interface SoftTargets {
  readonly top: number
  readonly tokens: Int32Array
  readonly probabilities: Float32Array
}

/**
 * Numbers as one column: item i of chain c is `values[(c * count + i) * dimension ..]`. `chains` independent
 * replicates run as one batch. A state of a finite distribution is its number, in one dimension; a sequence of tokens
 * is one item, as long as `dimension`.
 */
export interface VectorBatch {
  readonly kind: 'vectors'
  readonly values: Float64Array
  readonly dimension: number
  readonly chains: number
  /** Items of each chain. */
  readonly count: number
  /** One value per item, [chains, count], where a model relabels inputs. */
  readonly targets?: Float64Array
  /** Weight per item, [chains, count], not negative; absent: 1 each. An item of weight 0 is as good as dropped. */
  readonly weights?: Float64Array
  /** Of the items of one chain; the same for all. */
  readonly provenance: readonly ProvenanceRun[]
}

export type Batch = TextBatch | VectorBatch
