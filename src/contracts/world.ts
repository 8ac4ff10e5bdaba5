import type { Version } from './registry.js'
import type { Rng } from './rng.js'

/** A fact: `subject relation object`, e.g. "Mara Velin", "birthplace", "Tessary". */
export interface Fact {
  readonly subject: string
  readonly relation: string
  readonly object: string
  /** Other names of the subject. */
  readonly aliases?: readonly string[]
}

/** A statement found in a text. `fact` is the position in `World.facts` where the statement is right. */
export interface Statement {
  readonly kind: 'right' | 'false' | 'malformed'
  readonly fact?: number
  /** Position of the fact that a false statement gets wrong, where the reader can tell: the subject's own in that relation. */
  readonly about?: number
  /** Register (style) in which it is written, where it can be told. */
  readonly style?: string
  /** Character offsets in the text. */
  readonly start: number
  readonly end: number
}

/** Finds statements of known facts in any text. */
export interface FactReader {
  readonly facts: readonly Fact[]
  read(text: string): Statement[]
  /** Kinds of wrong statements that it can tell. */
  readonly tells: readonly Exclude<Statement['kind'], 'right'>[]
}

/** A generator of human-like text from a known set of facts. A world may have no reader. */
export interface World {
  readonly name: string
  readonly facts: readonly Fact[]
  /** Registers in which human text is written, with their share. */
  readonly styles: readonly { readonly name: string; readonly share: number }[]
  /** Documents `from .. from + count` of the stream that the generator defines: document i depends on the generator and i alone. */
  generate(from: number, count: number, rng: Rng): string[]
  readonly read?: (text: string) => Statement[]
  /** Whitespace-separated tokens a model must see at once to connect subject and object of every statement. */
  readonly contextNeeded: number
}

export interface WorldFactory<Options = unknown> {
  readonly name: string
  readonly version: Version
  /** The same options always give the same world: facts do not change with the run's seed. */
  create(options: Options): World
}
