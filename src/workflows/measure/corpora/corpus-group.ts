import { ownCopy } from '../../../text/own-copy.js'
import { CorpusSketch, type CorpusSketchState } from '../../../text/sketches/corpus-sketch.js'
import { DocumentSample, type DocumentSampleState } from '../../../text/sketches/document-sample.js'
import { LengthCounts, type LengthCountsState } from '../../../text/sketches/length-counts.js'
import { byWhiteSpace } from '../../../text/tokenisation.js'

/** `order`: where the document stands among all that were read. */
export interface HeldDocument {
  readonly text: string
  readonly order: number
}

export interface CorpusGroupState {
  readonly name: string
  readonly empty: number
  readonly long: number
  readonly budget: number
  readonly lengths: LengthCountsState
  readonly sample: DocumentSampleState<HeldDocument>
  readonly sketch?: CorpusSketchState
}

/**
 * A group while its documents go by: all of them as long as they fit, else a random sample and, beside it, a sketch of
 * everything. The sketch begins when the first document has to go, and knows those before.
 */
export class CorpusGroup {
  readonly name: string
  /** Of all documents with text. */
  readonly lengths: LengthCounts
  /** Documents without text. */
  empty = 0
  /** Documents so long that they are sampled last. */
  long = 0
  readonly #sample: DocumentSample<HeldDocument>
  #sketch: CorpusSketch | undefined
  #sketches = true

  constructor(name: string, budget: number, stored?: CorpusGroupState) {
    this.name = name
    this.#sample = new DocumentSample(budget, stored?.sample)
    this.lengths = new LengthCounts(stored?.lengths)
    this.empty = stored?.empty ?? 0
    this.long = stored?.long ?? 0
    if (stored?.sketch !== undefined) this.#sketch = new CorpusSketch(byWhiteSpace, stored.sketch)
  }

  get isWhole(): boolean {
    return this.#sample.isWhole
  }

  get sampledTokens(): number {
    return this.#sample.tokens
  }

  /** What is kept, in the order in which it was read. */
  held(): readonly HeldDocument[] {
    return this.#sample.documents().sort((a, b) => a.order - b.order)
  }

  add(text: string, tokens: number, order: number, hash: number): void {
    if (this.isWhole && this.#sample.tokens + tokens > this.#sample.budget) this.#beginSketch()
    this.lengths.add(tokens)
    this.#sketch?.add(text)
    if (this.#sample.accepts(hash)) this.#sample.offer({ text: ownCopy(text), order }, tokens, hash)
  }

  /** Keeps at most so many tokens from now on. */
  shrink(budget: number): void {
    if (this.isWhole && this.#sample.tokens > budget) this.#beginSketch()
    this.#sample.shrink(budget)
  }

  /** Takes in what was read elsewhere; the other one is used up. */
  join(other: CorpusGroup): void {
    const budget = Math.min(this.#sample.budget, other.#sample.budget)
    this.shrink(budget)
    other.shrink(budget)
    if (!this.isWhole || !other.isWhole || this.sampledTokens + other.sampledTokens > budget) {
      this.#beginSketch()
      other.#beginSketch()
    }
    if (this.#sketch !== undefined && other.#sketch !== undefined) this.#sketch.merge(other.#sketch)
    this.#sample.merge(other.#sample)
    this.lengths.merge(other.lengths)
    this.empty += other.empty
    this.long += other.long
  }

  /** Gives the sketch up, for good: there are too many groups to have one each. */
  withoutSketch(): void {
    this.#sketches = false
    this.#sketch = undefined
  }

  /** The sketch of all documents, made now where all are kept; undefined where it was given up. */
  sketch(): CorpusSketch | undefined {
    return this.#sketch ?? (this.#sketches && this.isWhole ? this.#sketchOfHeld() : undefined)
  }

  state(): CorpusGroupState {
    return {
      name: this.name,
      empty: this.empty,
      long: this.long,
      budget: this.#sample.budget,
      lengths: this.lengths.state(),
      sample: this.#sample.state(),
      ...(this.#sketch && { sketch: this.#sketch.state() }),
    }
  }

  /** Only while everything is held: what is gone cannot be counted. */
  #beginSketch(): void {
    if (this.#sketches) this.#sketch ??= this.#sketchOfHeld()
  }

  #sketchOfHeld(): CorpusSketch {
    const sketch = new CorpusSketch(byWhiteSpace)
    for (const { text } of this.held()) sketch.add(text)
    return sketch
  }
}
