import type { Input } from './input.js'

/** One of our fits against one of theirs: the same text and the same work. */
export interface Duel {
  readonly what: string
  readonly ours: OurFit
  readonly theirs: (input: Input, folder: string) => readonly string[]
}

/** `save` writes the model to disk as well. */
export interface OurFit {
  readonly smoothing: 'kneser-ney' | 'none'
  readonly save: boolean
}

/** What a model says of held-out text, for the check that both fitted the same. */
export interface Held {
  readonly perplexity: number
  readonly tokens: number
  /** Taken off counts 1, 2 and 3+ of the highest order. */
  readonly discounts: readonly number[]
}

export interface Evaluation {
  readonly command: (input: Input) => readonly string[]
  readonly read: (output: string) => Held
}

/** A toolkit that is there. */
export interface Toolkit {
  readonly name: string
  readonly duels: readonly Duel[]
  readonly evaluation?: Evaluation
}

/** A toolkit, or where it was looked for in vain. */
export type Found = Toolkit | { readonly name: string; readonly missing: string }
