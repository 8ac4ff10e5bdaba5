import type { MetricInfo } from './results.js'

/**
 * `human`: what people wrote, the reference where there is one. `reference`: the first group, where there is no human
 * text. `compared`: every other group.
 */
export type GroupRole = 'human' | 'reference' | 'compared'

/** Documents that are measured together. */
export interface MeasuredGroup {
  readonly name: string
  readonly role: GroupRole
  readonly files: readonly string[]
  /** Documents with text, and their tokens. */
  readonly documents: number
  readonly tokens: number
  /** Documents of nothing but white space: dropped. */
  readonly empty: number
  /** What was measured of it, where it is too large: a random sample of its documents. */
  readonly sample?: { readonly documents: number; readonly tokens: number }
  /** Why nothing was measured of it; absent where it was. */
  readonly tooFew?: string
}

export interface MeasuredMetric extends MetricInfo {
  /** The catalogue's group it belongs to. */
  readonly family: string
  /** Whether it compares with human text, and so tells no breadth of its own. */
  readonly againstHuman: boolean
  /** Tokens at which it is taken in every group, because the value changes with them; absent: all there are. */
  readonly tokens?: number
  /** What two values must share to compare, beside what was matched. */
  readonly dependsOn: readonly ('tokens' | 'documents' | 'length')[]
}

/** One value of a metric in a group. `part` splits a metric (a tier, a style); '' where there is one value. */
export interface MetricValue {
  readonly group: string
  readonly metric: string
  readonly part: string
  readonly value?: number
  readonly low?: number
  readonly high?: number
  readonly n?: number
  readonly undefinedReason?: string
}

/** How far a group is from the reference in one metric. */
export interface MetricDifference {
  readonly group: string
  readonly metric: string
  readonly part: string
  /** Value of the group minus value of the reference. */
  readonly difference: number
  readonly low?: number
  readonly high?: number
  /** Value of the group / value of the reference, where both are above 0. */
  readonly ratio?: number
  readonly ratioLow?: number
  readonly ratioHigh?: number
  /** Two-sided p of no difference, under a normal approximation. */
  readonly p?: number
}

/** What stands behind a finding: phrases or documents, each with its numbers. */
export interface Evidence {
  readonly title: string
  readonly kind: 'phrases' | 'documents'
  readonly items: readonly { readonly text: string; readonly note: string }[]
}

/**
 * `serious`, `notable`, `small`: a difference that the intervals carry, by its size, or a plain count. `none`: no
 * difference found, and how large a one could have been seen. `caution`: what to know before any of it is believed.
 */
export type FindingWeight = 'caution' | 'serious' | 'notable' | 'small' | 'none'

export interface Finding {
  readonly group: string
  /** What was looked at: `breadth`, `duplicates`, `phrases`, ... */
  readonly kind: string
  readonly weight: FindingWeight
  /** How large it is: ranks findings of one weight. Shares of documents or tokens, or a change in logarithms. */
  readonly size: number
  /** The finding in one sentence, with its numbers. */
  readonly title: string
  /** What the numbers rest on. */
  readonly detail: string
  /** What to do about it; '' where there is nothing to do. */
  readonly advice: string
  readonly evidence: readonly Evidence[]
}

/** `standardError` is 0 where the value is exact. */
export interface Estimate {
  readonly value: number
  readonly standardError: number
}

/** What one pass over all documents of a group tells, however many there are; not of a sample. */
export interface WholeCorpus {
  readonly group: string
  /** Exact, as are tokens, empty documents and lengths up to 4,095 tokens (above, quantiles are 1.1% off at most). */
  readonly documents: number
  readonly tokens: number
  readonly empty: number
  readonly length?: {
    readonly mean: number
    readonly standardDeviation: number
    readonly median: number
    readonly p90: number
    readonly p99: number
    readonly longest: number
  }
  /** Absent, as what follows, where too many groups are sampled to count them all. */
  readonly grams?: readonly {
    readonly order: number
    readonly occurrences: number
    readonly distinct: Estimate
    /** n-grams that occur once. */
    readonly once: Estimate
  }[]
  /** Share of documents that repeat an earlier one exactly. */
  readonly repeatedDocuments?: Estimate
  /** Most frequent runs of four tokens; a count is never too low, and rarely more than `error` too high. */
  readonly phrases?: {
    readonly error: number
    readonly most: readonly { readonly text: string; readonly count: number }[]
  }
}

/** Everything that measuring a dataset gives: what tables, files and reports are made from. */
export interface Measurement {
  /** Raised whenever a field changes its meaning. */
  readonly format: 1
  /** Of this package. */
  readonly version: string
  readonly seed: number
  readonly confidence: number
  /** How documents are cut into tokens. */
  readonly tokenisation: string
  /** Tokens at which metrics that depend on the size of a sample are taken; absent where there is nothing to match. */
  readonly matchedTokens?: number
  readonly repetitions: number
  /** Name of the group that others are compared with; absent where there is one group. */
  readonly reference?: string
  readonly groups: readonly MeasuredGroup[]
  /** Of every group, where at least one was too large to be measured whole. */
  readonly wholeCorpus?: readonly WholeCorpus[]
  readonly metrics: readonly MeasuredMetric[]
  readonly values: readonly MetricValue[]
  readonly differences: readonly MetricDifference[]
  /** Most important first. */
  readonly findings: readonly Finding[]
  readonly files: readonly { readonly path: string; readonly bytes: number; readonly sha256: string }[]
  /** What was done to the data that its owner should know. */
  readonly notes: readonly string[]
}
