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
  readonly metrics: readonly MeasuredMetric[]
  readonly values: readonly MetricValue[]
  readonly differences: readonly MetricDifference[]
  /** Most important first. */
  readonly findings: readonly Finding[]
  readonly files: readonly { readonly path: string; readonly bytes: number; readonly sha256: string }[]
  /** What was done to the data that its owner should know. */
  readonly notes: readonly string[]
}
