import type { Measured, MetricContext } from '../../src/contracts/metric.js'

/** What an independent package made of an input. */
export interface ReferenceRecord {
  /** Name of the input, or `p__vs__q`. */
  readonly input: string
  readonly metric: string
  readonly params: Readonly<Record<string, unknown>>
  readonly value?: unknown
  /** What the package did on an input that has no value. */
  readonly error?: string
  /** A remark on the package's value, where there is one. */
  readonly note?: string
  /** Absolute, `relative 0.01`, or words: shown, not asserted. */
  readonly tolerance: number | string
  readonly source: string
  readonly id: string
}

/** The inputs of a folder, and contexts made of them. */
export interface Inputs {
  documents(name: string): readonly string[]
  /** The whole content of an input: numbers, facts. */
  content(name: string): Readonly<Record<string, unknown>>
  /** A context whose probe is one input's documents; `human` becomes its train and test views. */
  context(probe: string, human?: string): MetricContext
  /** The one value of a metric of the catalogue. */
  measure(id: string, context: MetricContext): Promise<Measured>
}

/** Our values for a record whose value has parts, by the names that it gives them. */
export interface Parts {
  readonly parts: Readonly<Record<string, Measured>>
}

/** Our names for a record whose value is a list of names: the same, in the same order. */
export interface Names {
  readonly names: readonly string[]
}

export type Ours = Measured | Parts | Names

/** Our value for a record; a string says why this record is declined. */
export type Check = (record: ReferenceRecord, inputs: Inputs) => Promise<Ours | string> | Ours | string

/** Reference metrics by their name: how ours is computed, or why we have none. */
export type Area = Readonly<Record<string, Check | string>>
