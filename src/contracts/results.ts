import type { Expectation } from './expectation.js'
import type { Metric } from './metric.js'
import type { Statement } from './world.js'

/** One row of the tidy table: the value of a metric in one generation of one run. */
export interface ResultRow {
  readonly experiment: string
  readonly arm: string
  readonly seed: number
  readonly generation: number
  readonly metric: string
  readonly group: string
  readonly value: number | undefined
  readonly low: number | undefined
  readonly high: number | undefined
  readonly n: number | undefined
  readonly undefinedReason: string | undefined
  /** What to know of this one value: at how many tokens it was taken, why it has no interval. */
  readonly note?: string | undefined
}

/** How a generation's training set was asked for and what it became. */
export interface MixRow {
  readonly arm: string
  readonly seed: number
  readonly generation: number
  readonly requestedDocuments: number
  readonly requestedHumanShare: number
  /** Training tokens asked for (`loop.training_tokens`), where they were. */
  readonly requestedTokens?: number
  readonly documents: number
  readonly tokens: number
  /** Documents by origin; `synthetic` sums over generations. Repetitions count each time. */
  readonly human: number
  readonly fresh: number
  readonly synthetic: number
  /** Human documents that a model edited before they were trained on. */
  readonly edited?: number
  /** Documents that stand in the mix more than once, minus one each. */
  readonly repeated: number
}

export interface RunFailure {
  readonly arm: string
  readonly seed: number
  readonly generation: number
  readonly message: string
}

/** How a metric is shown; taken from its definition when the results are collected. */
export interface MetricInfo {
  readonly id: string
  readonly label: string
  readonly unit: string
  readonly format: 'percent' | 'number'
  readonly better: 'higher' | 'lower' | 'neither'
  /** What two values must share to compare; absent: nothing. */
  readonly dependsOn?: Metric['dependsOn']
  readonly definition: string
}

export interface ArmInfo {
  readonly name: string
  readonly slug: string
  /** One line in words: "10% human (redraw), 90% the last sample". */
  readonly description: string
  readonly strategy: string
  /** Trains on human data alone (control, human-subset). */
  readonly humanOnly: boolean
  /** Each of its models goes on from the previous one (`init: continue`). */
  readonly continues?: boolean
  /** Arm that this one is compared with; absent: the control. */
  readonly reference?: string
}

/** A statement of a fact that an excerpt makes. */
export interface ExcerptStatement extends Pick<Statement, 'kind' | 'start' | 'end'> {
  /** Of the fact that it states or gets wrong, where that can be told. */
  readonly tier?: string
}

/** The same position of the sample in several generations, for reading side by side. */
export interface Excerpt {
  readonly arm: string
  readonly seed: number
  readonly generation: number
  readonly position: number
  readonly text: string
  /** Absent: there are no facts, or the run has not read them yet. */
  readonly statements?: readonly ExcerptStatement[]
}

/** Documents of an arm in one generation by a quantity, all seeds together; empty bins at both ends are left out. */
export interface HistogramRow {
  readonly arm: string
  readonly metric: string
  readonly generation: number
  readonly seeds: number
  /** Bin i is [edges[i], edges[i + 1]). */
  readonly edges: readonly number[]
  readonly counts: readonly number[]
}

export type Phase = 'fit' | 'sample' | 'measure'

/**
 * Work that was done. Tokens are model tokens (see `Spent`). Undefined: not known, because the family does not count
 * it or because it was done before it was counted.
 */
export interface WorkDone {
  readonly seconds: number
  readonly tokens: number | undefined
  readonly flops: number | undefined
}

/**
 * What one generation of one run cost. A phase of no seconds was not done for it: its steps were there already, from
 * another arm or an earlier run, and its cost stands where it was paid.
 */
export interface CostRow {
  readonly arm: string
  readonly seed: number
  readonly generation: number
  readonly fit: WorkDone
  readonly sample: WorkDone
  readonly measure: WorkDone
}

/** Seconds of work by step, over all runs whose steps are in the store. */
export interface Durations {
  readonly fit: number
  readonly sample: number
  readonly measure: number
}

/** Everything a report or an analysis is made from; read from the store, never computed again. */
export interface Results {
  readonly experiment: string
  readonly description: string
  /** The experiment file as resolved, as YAML. */
  readonly configuration: string
  /** Hash of everything that decides the numbers. */
  readonly fingerprint: string
  readonly arms: readonly ArmInfo[]
  /** Arms of the experiment of which nothing is stored yet; absent where there is something of all. */
  readonly notBegun?: readonly string[]
  readonly seeds: readonly number[]
  readonly generations: number
  readonly metrics: readonly MetricInfo[]
  /** What a token is to metrics, where it is not what white space separates: `words`, `characters`. */
  readonly tokenisation?: string
  /** What models are fitted to, where it is not text. */
  readonly data?: 'vectors'
  /** Independent chains of every run, of an experiment of numbers. */
  readonly chains?: number
  /** What the experiment file says the results must be; absent: nothing. */
  readonly expectations?: readonly Expectation[]
  readonly rows: readonly ResultRow[]
  readonly mixes: readonly MixRow[]
  readonly excerpts: readonly Excerpt[]
  /** Of the generations whose texts are shown; absent where no metric has one. */
  readonly histograms?: readonly HistogramRow[]
  readonly failures: readonly RunFailure[]
  /** Facts per tier in the human train split, mean over seeds; absent without facts. */
  readonly tiers?: readonly { readonly name: string; readonly facts: number }[]
  /** Sizes of the human data, first seed. */
  readonly human: readonly PoolSize[]
  readonly environment: Readonly<Record<string, string>>
  readonly durations: Durations
  /** Cost of each generation that is there; the sums over arms are in `summary.json`. */
  readonly costs: readonly CostRow[]
  /** Notes of fits and warnings of the plan, each once. */
  readonly notes: readonly string[]
}

/** Size of a part of the human data: documents and tokens, or of numbers the points of each of so many chains. */
export interface PoolSize {
  readonly pool: string
  /** Of numbers: points of each chain. */
  readonly documents: number
  /** Of numbers: points of all chains. */
  readonly tokens: number
  /** There are such of numbers alone. */
  readonly chains?: number
}
