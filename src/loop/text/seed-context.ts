import type { TextBatch } from '../../contracts/batch.js'
import type { FactBase } from '../../contracts/metric.js'
import type { Model } from '../../contracts/model.js'
import type { TextView, Tokenisation } from '../../contracts/text.js'
import type { Statement } from '../../contracts/world.js'
import { buildFactBase } from '../../facts/tiers.js'
import type { RemoteEmbedder } from '../../remote/embedder.js'
import { byWhiteSpace } from '../../text/tokenisation.js'
import { textView, type ViewOptions } from '../../text/view.js'
import { Vocabulary } from '../../text/vocabulary.js'
import { RecentCache } from '../cache.js'
import type { HumanData } from './human.js'
import { LeasedCache } from '../leased-cache.js'
import { type MixSource, mixSource } from './mix.js'
import type { SampleRecord } from '../store/records.js'
import { ViewVectors } from './view-vectors.js'

/** Characters of sampled text that stay in memory for later mixes. */
const SAMPLE_CACHE_CHARACTERS = 200_000_000
/** Models in memory beside those in use: the reference of generation 0 and the newest, from which the next may go on. */
const IDLE_MODELS = 2

export interface SeedContextOptions {
  readonly tokenisation?: Tokenisation
  readonly remote?: RemoteEmbedder | undefined
}

/**
 * What all arms of one seed share in a process: the human data, views of it, the facts, and caches of samples,
 * models and statements. Everything in it follows from the keys, so sharing it changes no result.
 */
export class SeedContext {
  readonly seed: number
  readonly human: HumanData
  /** The training split as families take it; one object, so that a family can remember what it made of it. */
  readonly humanBatch: TextBatch
  readonly vocabulary = new Vocabulary()
  /** Of every view that metrics see. */
  readonly tokenisation: Tokenisation
  readonly train: TextView
  readonly test: TextView
  readonly samples = new RecentCache<SampleRecord>(SAMPLE_CACHE_CHARACTERS)
  readonly kept = new RecentCache<TextView>(SAMPLE_CACHE_CHARACTERS)
  /** Probes of generation 0. */
  readonly probes = new RecentCache<TextView>(SAMPLE_CACHE_CHARACTERS)
  readonly models = new LeasedCache<Model>(IDLE_MODELS, (model) => model.close?.())
  readonly vectors = new ViewVectors()
  /** Where remote vectors come from, if a metric asks for them. */
  readonly remote: RemoteEmbedder | undefined
  #facts: FactBase | undefined
  #referenceModel: Promise<Model> | undefined
  readonly #sources = new WeakMap<readonly string[], MixSource>()
  readonly #statements = new WeakMap<readonly string[], readonly (readonly Statement[])[]>()

  constructor(
    seed: number,
    human: HumanData,
    { tokenisation = byWhiteSpace, remote }: SeedContextOptions = {},
  ) {
    this.seed = seed
    this.human = human
    this.tokenisation = tokenisation
    this.remote = remote
    const origin = { kind: 'human', pool: 'train' } as const
    this.humanBatch = {
      kind: 'text',
      texts: human.train,
      provenance: [{ length: human.train.length, origin }],
    }
    this.train = this.view(human.train)
    this.test = this.view(human.test)
  }

  /** Documents as metrics of this seed see them. */
  view(texts: readonly string[], options: Pick<ViewOptions, 'finished' | 'tokens'> = {}): TextView {
    return textView(texts, this.vocabulary, { ...options, tokenisation: this.tokenisation })
  }

  /** The facts of the human data with their tiers; undefined where nothing can read statements. */
  get facts(): FactBase | undefined {
    const { facts: reader, train } = this.human
    if (reader === undefined) return undefined
    this.#facts ??= buildFactBase(reader.facts, this.statementsIn(train), train, reader.tells)
    return this.#facts
  }

  /** The n-gram model of the training split that metrics measure texts with, fitted when it is first asked for. */
  referenceModel(signal?: AbortSignal): Promise<Model> {
    this.#referenceModel ??= import('../../models/reference-model.js')
      .then(({ fitReferenceModel }) => fitReferenceModel(this.humanBatch, signal ? { signal } : {}))
      .catch((error: unknown) => {
        // Stopped, for one: what asks next tries again.
        this.#referenceModel = undefined
        throw error
      })
    return this.#referenceModel
  }

  /** The statements of each document, read once per set of texts; empty without a reader. */
  statementsIn(texts: readonly string[]): readonly (readonly Statement[])[] {
    const known = this.#statements.get(texts)
    if (known !== undefined) return known
    const reader = this.human.facts
    const statements = texts.map((text) => reader?.read(text) ?? [])
    this.#statements.set(texts, statements)
    return statements
  }

  /** Whitespace-separated tokens of the training split. */
  get humanTokens(): number {
    return this.source(this.human.train).tokens.reduce((sum, count) => sum + count, 0)
  }

  /** Documents as a part of a mix: with the tokens of each and the facts it states right, counted once. */
  source(texts: readonly string[]): MixSource {
    const known = this.#sources.get(texts)
    if (known !== undefined) return known
    const source = mixSource(texts, this.facts && this.#factsIn(texts))
    this.#sources.set(texts, source)
    return source
  }

  /** Gives back what models hold. */
  close(): Promise<void> {
    return this.models.close()
  }

  #factsIn(texts: readonly string[]): number[][] {
    return this.statementsIn(texts).map((statements) =>
      statements.flatMap(({ kind, fact }) => (kind === 'right' && fact !== undefined ? [fact] : [])),
    )
  }
}
