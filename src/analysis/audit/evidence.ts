import type { Estimate } from '../../numerics/ratio-of-sums.js'

/** A text that is shown, with what is remarkable about it. */
export interface Exhibit {
  readonly text: string
  readonly note: string
}

/** Documents that are alike in some way. */
export interface ClusterEvidence {
  /** Documents that are like another one, of all documents of the group. */
  readonly share: Estimate | undefined
  /** The same among as many documents as every other group has: what groups are compared by. */
  readonly matched: Estimate | undefined
  readonly documents: number
  readonly clusters: number
  /** The largest, with one of its texts each. */
  readonly largest: readonly { readonly documents: number; readonly text: string }[]
}

/** Documents, or parts of documents, with some property. */
export interface ShareEvidence {
  readonly share: Estimate | undefined
  readonly exhibits: readonly Exhibit[]
}

/** A phrase, and the documents of the group and of the reference that hold it. */
export interface PhraseCount {
  readonly phrase: string
  readonly documents: number
  readonly others: number
  /** Log-odds in standard errors; above 0 where the group has more. */
  readonly z: number
}

/** What a group has too much and too little of, against the reference. */
export interface PhraseEvidence {
  readonly more: readonly PhraseCount[]
  readonly fewer: readonly PhraseCount[]
  /** Documents of the group and of the reference in which phrases were counted. */
  readonly documents: number
  readonly others: number
  /** Phrases that were compared: one of twenty that are listed may be chance. */
  readonly compared: number
}

/** What documents may hold that tokens do not show. */
export const FORM_MARKS = [
  'line breaks',
  'list items',
  'Markdown headings or bold',
  'code fences',
  'HTML tags',
  'web addresses',
  'straight double quotes',
  'curly double quotes',
  'long dashes',
  'emoji',
  'spaces before commas',
] as const
export type FormMark = (typeof FORM_MARKS)[number]

/** What the documents of one group show by themselves. */
export interface GroupEvidence {
  readonly group: string
  readonly documents: number
  readonly empty: number
  readonly duplicates: ClusterEvidence
  readonly nearDuplicates: ClusterEvidence
  readonly openings: ClusterEvidence
  readonly unfinished: ShareEvidence
  readonly loops: ShareEvidence
  /** Documents that hold each mark of form. */
  readonly form: Readonly<Partial<Record<FormMark, Estimate | undefined>>>
  /** Documents whose phrases stand in the most other documents. */
  readonly repetitive: readonly Exhibit[]
  /** Long phrases that stand in the most documents. */
  readonly phrases: readonly { readonly phrase: string; readonly documents: number }[]
  /** Phrases that tell it from the reference; absent for the reference itself. */
  readonly contrast?: PhraseEvidence
  readonly againstHuman?: HumanEvidence
}

/** What they show beside the held-out half of the human text; of the human group it is the other half's. */
export interface HumanEvidence {
  /** Tokens in runs of `COPY_LENGTH` or more that stand in the held-out text word for word. */
  readonly copied: ShareEvidence
  /** Neighbours that are both common words there and never stand side by side there. */
  readonly strange: ShareEvidence
  /** Tokens that are none of its common words. */
  readonly tail: ShareEvidence
  /** Documents that begin as a human document does, and how many tokens they share with it (median). */
  readonly sharedOpenings?: { readonly documents: number; readonly tokens: number }
}

/** Everything an audit is made from, beside the values of metrics. */
export interface AuditEvidence {
  /** Absent where there is one group. */
  readonly reference: GroupEvidence | undefined
  /** Whether the reference is human text. */
  readonly human: boolean
  readonly groups: readonly GroupEvidence[]
}

/** Tokens in a row that are no coincidence. */
export const COPY_LENGTH = 8
/** Tokens that make an opening. */
export const OPENING_LENGTH = 5
/** Jaccard similarity of word 5-grams from which documents are near-duplicates. */
export const NEAR = 0.7
/** Share of repeated 4-grams from which a document runs in circles. */
export const LOOP_SHARE = 0.3
