import type { Model } from './model.js'
import type { Version } from './registry.js'
import type { Rng } from './rng.js'
import type { TextView } from './text.js'
import type { Fact, FactReader, Statement } from './world.js'

/** Counts of a quantity in bins: bin i is [edges[i], edges[i + 1]). */
export interface Histogram {
  readonly edges: readonly number[]
  readonly counts: readonly number[]
}

/**
 * One value of a metric. `group` splits a metric (a tier, a style, a register); '' where there is one value.
 * An undefined value says why: never 0, NaN or a default in its place.
 */
export interface Measured {
  readonly group?: string
  readonly value?: number
  readonly low?: number
  readonly high?: number
  /** What the value rests on: tokens, documents or facts, as the metric's definition says. */
  readonly n?: number
  readonly undefinedReason?: string
  /** What to know of this one value: at how many tokens it was taken, why it has no interval. */
  readonly note?: string
  readonly histogram?: Histogram
}

/** The planted or listed facts of the human data, sorted into tiers by their count in the human train split. */
export interface FactBase {
  readonly facts: readonly Fact[]
  readonly tierNames: readonly string[]
  /** Tier (position in `tierNames`) of each fact. */
  readonly tiers: Uint8Array
  readonly trainCounts: Uint32Array
  /** The distinct sentences in which the human train split states each fact. */
  readonly humanSentences: readonly (readonly string[])[]
  /** Share of each style in the human train split's statements. */
  readonly styleShares: ReadonlyMap<string, number>
  /** Kinds of wrong statements that the reader can tell; shares of others are undefined. */
  readonly tells: FactReader['tells']
}

/** What curation kept, what the mix was made of: counted by the loop while it materialises the mix. */
export interface MixCounts {
  readonly documents: number
  readonly tokens: number
  /** Statements of each fact in the mix; absent without facts. */
  readonly facts?: Uint32Array
}

/** Vectors of documents: document d owns `values[d * dimension] .. values[(d + 1) * dimension - 1]`. */
export interface Embeddings {
  readonly dimension: number
  readonly rows: number
  readonly values: Float64Array
}

/**
 * Where vectors of documents come from: `hashed`: character n-grams, nothing is downloaded; `hidden`: hidden states
 * of the generation-0 model; `remote`: an OpenAI-compatible endpoint.
 */
export const embedders = ['hashed', 'hidden', 'remote'] as const
export type Embedder = (typeof embedders)[number]

/**
 * A named resource that metrics and stages ask for and the loop or a workflow provides. `human`: the train and test
 * views hold human text. `reference-model`: an n-gram model of the human train split.
 */
export type MetricNeed =
  | 'facts'
  | 'model'
  | 'generation-0'
  | 'mix'
  | 'human'
  | 'reference-model'
  | `embeddings.${Embedder}`

export interface MetricContext {
  readonly generation: number
  /** The probe: drawn before curation, a fixed number of tokens, only measured. */
  readonly probe: TextView
  /** What curation kept of the sample. */
  readonly kept: TextView
  readonly train: TextView
  readonly test: TextView
  readonly facts?: FactBase
  readonly mix?: MixCounts
  /** Why resources that metrics ask for are not there: `human` -> `no human text was given`. */
  readonly without?: ReadonlyMap<MetricNeed, string>
  /** Statements in a view's documents, one list per document. Only where there are facts. */
  statements(view: TextView): readonly (readonly Statement[])[]
  /** The model of this generation. */
  model(): Promise<Model>
  /** The same seed's model that saw human data alone. */
  generationZero(): Promise<Model>
  /** The same model for all generations, arms and groups that are compared: an n-gram model of the human train split. */
  referenceModel(): Promise<Model>
  /** One vector a document, computed once for each view. */
  embed(view: TextView, embedder: Embedder): Promise<Embeddings>
  /** The metric's own: what it draws does not depend on which others are measured. */
  readonly rng: Rng
}

export interface Metric {
  /** Unique; holds the definition's parameters: `distinct_n.pooled.n2`. */
  readonly id: string
  /** Raised whenever a value may change for the same input. Part of the measure key. */
  readonly version: Version
  readonly label: string
  /** What the number counts: `bits per n-gram`, `share of facts`. Shown under the label. */
  readonly unit: string
  /** How to print it: a share of 0..1 as per cent, or a plain number. */
  readonly format: 'percent' | 'number'
  readonly better: 'higher' | 'lower' | 'neither'
  readonly needs: readonly MetricNeed[]
  /**
   * What two values must share to compare: the number of `tokens`, the number of `documents`, the `length` of
   * documents. Comparisons where it differs are flagged. Absent: nothing.
   */
  readonly dependsOn?: readonly ('tokens' | 'documents' | 'length')[]
  /** Smallest sample for which the value means anything; below it the value is undefined. */
  readonly minimum?: { readonly tokens?: number; readonly documents?: number }
  /** Definition, formula, bias and source, as Markdown: shown by `collapse show` and in docs. */
  readonly definition: string
  measure(context: MetricContext): Promise<readonly Measured[]> | readonly Measured[]
}

/** A file of the catalogue: one concept, its parameterised metrics. */
export interface MetricModule {
  readonly metrics: readonly Metric[]
}
