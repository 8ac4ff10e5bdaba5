import type { Batch, TextBatch } from './batch.js'
import type { Version } from './registry.js'
import type { Rng } from './rng.js'

/** Work a model did. `flops`: floating-point operations as the family counts them; families that do not count leave it out. */
export interface Spent {
  /** Model tokens fitted (epochs and repetitions counted), drawn or scored. */
  readonly tokens: number
  readonly flops?: number
}

/** What long work is handed: a way to stop it, to report on it, and a folder for checkpoints inside a step. */
export interface WorkContext {
  readonly signal?: AbortSignal
  readonly progress?: (done: number, total: number) => void
  /**
   * A folder of this step alone, made when it is first looked at. It outlives a killed process and is handed to the
   * same step again; it is removed when the step is stored. Work of more than two minutes leaves checkpoints in it.
   * A probe is drawn in several calls, which share the folder: name a checkpoint after the request's `from`.
   */
  readonly scratch?: string
  /** Told of the work done, in pieces or as a whole; the caller adds up. */
  readonly spent?: (work: Spent) => void
}

export interface FitContext extends WorkContext {
  /** The human training split: vocabularies and tokenizers are made from it, so that losses of all generations compare. */
  readonly human: Batch
  readonly rng: Rng
  /** The previous generation's model, for families whose capabilities say that they go on from it; absent in generation 0. */
  readonly initial?: Model
  /** Threads the model may use, now and later; what comes out does not depend on it. Default 1. */
  readonly threads?: number
  /** Where relative paths of the options start: the folder of the experiment file. Default: the working directory. */
  readonly baseDirectory?: string
}

export interface LoadContext {
  readonly human: Batch
  /** See FitContext. */
  readonly threads?: number
  /** See FitContext. */
  readonly baseDirectory?: string
}

/**
 * How tokens are drawn. Applied in this order: temperature, top_k, top_p, min_p, typical_p; `greedy` takes the
 * likeliest.
 */
export interface Decoding {
  readonly temperature: number
  readonly top_k?: number
  readonly top_p?: number
  readonly min_p?: number
  /**
   * Locally typical sampling (Meister et al., arXiv 2202.00666): the tokens whose surprise is nearest to the
   * distribution's entropy, until they hold this much probability.
   */
  readonly typical_p?: number
  readonly greedy?: boolean
  /**
   * Keskar et al., arXiv 1909.05858, as Hugging Face's transformers have it: before all other rules, the logit of a
   * token that stands in the prompt or the document already is divided by this, or multiplied where it is below 0.
   * 1 changes nothing.
   */
  readonly repetition_penalty?: number
  /** Beam search: the likeliest document that this many beams find. Nothing is drawn. */
  readonly beams?: number
  /** A document longer than this is cut and counts as unfinished. */
  readonly max_tokens: number
}

/**
 * Documents `from`, `from + 1`, ... of the stream that the generator defines: document i depends on the
 * generator and i alone, so a sample can be drawn in blocks of any size.
 */
export interface SampleRequest {
  readonly from: number
  readonly count: number
  /** Prompts to continue (text), or inputs to relabel (vectors); `count` items. */
  readonly inputs?: Batch
}

export interface Sample {
  readonly batch: Batch
  /** 1 where the model ended the item by itself, 0 where `max_tokens` cut it. */
  readonly finished: Uint8Array
  /** Model tokens drawn, ends of documents included. */
  readonly tokens: number
}

export interface ScoreOptions {
  /**
   * `document` (default): an item is a whole document, its start and end included. `open`: an item is a piece
   * from the middle of a document; nothing is known before it, and no end is scored.
   */
  readonly boundary?: 'document' | 'open'
}

/** Bits of `Score.flags`. */
export const TOKEN_OUT_OF_VOCABULARY = 1
export const TOKEN_END = 2

/**
 * Natural-log probabilities (`mass`) or densities (`density`) token by token. Item i owns values
 * `offsets[i] .. offsets[i + 1]`. Zero probability is -Infinity, never left out.
 */
export interface Score {
  readonly kind: 'mass' | 'density'
  readonly offsets: Uint32Array
  readonly logProbabilities: Float64Array
  readonly flags: Uint8Array
}

/** Token editing (ToEdit, Zhu et al., arXiv 2412.14689): tokens the model finds too predictable are drawn anew. */
export interface EditRequest {
  /** Tokens of at least this probability, given the item's own earlier tokens, are drawn anew. */
  readonly threshold: number
  readonly temperature: number
  readonly top_k?: number
}

export interface Edited {
  /** As many as the batch has; the ends of documents stay where they are. */
  readonly texts: readonly string[]
  /** Tokens there are, and tokens drawn anew (whether or not another token came out). */
  readonly tokens: number
  readonly redrawn: number
}

export interface EntropyRate {
  /** Natural units (nats) per token, under the model's own distribution at temperature 1. */
  readonly value: number
  readonly standardError: number
  readonly tokens: number
}

export interface Model {
  sample(request: SampleRequest, decoding: Decoding, rng: Rng, work?: WorkContext): Promise<Sample>
  score(batch: Batch, options?: ScoreOptions, work?: WorkContext): Promise<Score>
  /** Writes the model into an existing, empty directory. The same model writes the same bytes. */
  save(directory: string): Promise<void>
  /** What the fit had to decide or mend (fallback discounts, skipped items): shown and recorded. */
  readonly notes: readonly string[]
  /** Entropy per token of what the model itself writes. */
  entropyRate?(rng: Rng, tokens: number, work?: WorkContext): Promise<EntropyRate>
  /** Item i depends on the generator, i and the item alone. Every token is drawn given the item's original tokens. */
  edit?(batch: TextBatch, request: EditRequest, rng: Rng, work?: WorkContext): Promise<Edited>
  /**
   * For each text the probability of every token that may come next, by its number in the vocabulary; models of one
   * run number alike. The text is the start of a document, and may be empty.
   */
  predict?(starts: readonly string[], work?: WorkContext): Promise<Float64Array[]>
  /** One vector per item. */
  embed?(batch: TextBatch, work?: WorkContext): Promise<Float64Array[]>
  /** Gives back threads and memory. The model is not used afterwards. */
  close?(): Promise<void>
}

export interface FamilyCapabilities {
  readonly batch: Batch['kind']
  /** Whether `prompts` of a batch are conditioned on when sampling. */
  readonly prompts: boolean
  /** Whether `weights` of a batch are taken; where not, strategies that need them are refused. */
  readonly lossWeights: boolean
  /** Whether its models can `edit`. */
  readonly editing: boolean
  /** Whether its models can `embed`; metrics of hidden states are undefined for others. */
  readonly embedding?: boolean
  /**
   * White-space tokens the model sees at once, the predicted one included, as `World.contextNeeded` counts them: a
   * model of smaller tokens says how many words they make. Undefined: not limited.
   */
  readonly contextTokens?: number
  /** Whether fitting draws random numbers; if not, the same mix gives the same model in every generation. */
  readonly randomFit: boolean
  /** Whether fitting again is about as cheap as loading; if so only first and last models are stored. */
  readonly cheapFit: boolean
  /** Whether a fit goes on from the previous generation's model (`init: continue`), which is then part of its key. */
  readonly continues?: boolean
}

/** A fit short enough to be tried before a run, and what the whole one will be. */
export interface Pilot<Options> {
  /** A fit of a few steps, each of the work that a step of the whole one has. */
  readonly options: Options
  /** Model tokens that the whole fit trains on, at most, for a mix of so many (ends of documents included). */
  planned(mixTokens: number): number
}

/** A kind of model. `Options` is what its schema parses to. */
export interface Family<Options = unknown> {
  readonly name: string
  /** Raised whenever the same input would give another model or other samples. Part of every step key. */
  readonly version: Version
  capabilities(options: Options): FamilyCapabilities
  /**
   * What stands in the files that the options name (a base model, a tokenizer), as a checksum: part of every fit's
   * key. Throws a BadInputError where they are missing or of no use, so that `validate` can say so.
   */
  identity?(options: Options, baseDirectory?: string): Promise<string>
  /**
   * The most tokens that a document of such models can have; absent: no limit. Where an experiment does not say
   * `max_tokens`, its default is not above it.
   */
  longestDocument?(options: Options, baseDirectory?: string): number | Promise<number>
  /**
   * Throws a BadInputError, without a place, where models of these options cannot decode so; absent: they always can.
   * Asked before any work: what is refused here costs no fit.
   */
  checkDecoding?(options: Options, decoding: Decoding, baseDirectory?: string): void | Promise<void>
  /** Throws an EnvironmentError where its models cannot run on this machine; absent: they run everywhere. */
  available?(): Promise<void>
  /**
   * For families whose fits are dear: a short fit, whose pace tells how long a run will take. Undefined where even that
   * would take more than some seconds.
   */
  pilot?(options: Options, baseDirectory?: string): Promise<Pilot<Options> | undefined>
  fit(batch: Batch, options: Options, context: FitContext): Promise<Model>
  load(directory: string, options: Options, context: LoadContext): Promise<Model>
}
