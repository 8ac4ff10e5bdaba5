import type { Batch, TextBatch } from '../../contracts/batch.js'
import type {
  Decoding,
  Edited,
  EditRequest,
  EntropyRate,
  Model,
  Sample,
  SampleRequest,
  Score,
  ScoreOptions,
  WorkContext,
} from '../../contracts/model.js'
import type { Rng } from '../../contracts/rng.js'
import { RunError } from '../../errors/index.js'
import { checkDecoding } from './check-decoding.js'
import type { DecodingRules } from './decoder.js'
import { editTexts } from './edit.js'
import { entropyRateOf } from './entropy-rate.js'
import { generate, samplerFor } from './generate.js'
import { NextWord } from './next-word.js'
import type { NgramOptions } from './options.js'
import { predictNext } from './predict.js'
import type { WordSampler } from './sampler.js'
import { scoreTexts } from './scorer.js'
import { saveTables } from './storage.js'
import type { NgramTables } from './tables.js'
import type { TokenCoder } from './token-coder.js'

const PLAIN: DecodingRules = { temperature: 1 }

/** A fitted n-gram model: tables, the smoothing they are read with, and the vocabulary. */
export class NgramModel implements Model {
  readonly notes: readonly string[]
  readonly tables: NgramTables
  readonly #options: Pick<NgramOptions, 'tokens' | 'smoothing'>
  readonly #coder: TokenCoder
  readonly #next: NextWord
  /** The sampler of the last decoding: its cached distributions serve the next block of the same sample. */
  #sampler: { readonly key: string; readonly value: WordSampler } | undefined

  constructor(
    tables: NgramTables,
    options: Pick<NgramOptions, 'tokens' | 'smoothing'>,
    coder: TokenCoder,
    notes: readonly string[],
  ) {
    this.tables = tables
    this.notes = notes
    this.#options = options
    this.#coder = coder
    this.#next = new NextWord(tables, options.smoothing)
  }

  async sample(
    request: SampleRequest,
    decoding: Decoding,
    rng: Rng,
    work: WorkContext = {},
  ): Promise<Sample> {
    checkDecoding(decoding)
    if (request.inputs !== undefined) {
      const { texts } = asText(request.inputs, 'continues')
      if (texts.length !== request.count) {
        throw new RunError(
          `${texts.length} prompts for ${request.count} documents`,
          'one prompt per document',
        )
      }
    }
    const { max_tokens: _, ...rules } = decoding
    const sampler = this.#samplerFor(rules)
    return generate(request, decoding, rng, this.#next, sampler, this.#coder, work)
  }

  async score(batch: Batch, options: ScoreOptions = {}, work: WorkContext = {}): Promise<Score> {
    const open = options.boundary === 'open'
    return scoreTexts(asText(batch, 'scores'), this.#next, this.#coder, open, work)
  }

  save(directory: string): Promise<void> {
    return saveTables(directory, this.tables, this.#options, this.#coder.learned, this.notes)
  }

  entropyRate(rng: Rng, tokens: number, work: WorkContext = {}): Promise<EntropyRate> {
    return entropyRateOf(this.#next, this.#samplerFor(PLAIN), rng, tokens, work)
  }

  async edit(batch: TextBatch, request: EditRequest, rng: Rng, work: WorkContext = {}): Promise<Edited> {
    const { threshold: _, ...rules } = request
    const sampler = this.#samplerFor({ ...rules, ends: false })
    return editTexts(batch, request, rng, this.#next, sampler, this.#coder, work)
  }

  predict(starts: readonly string[], work: WorkContext = {}): Promise<Float64Array[]> {
    return predictNext(starts, this.#next, this.#coder, work)
  }

  #samplerFor(rules: DecodingRules): WordSampler {
    const key = JSON.stringify(rules)
    if (this.#sampler?.key !== key) this.#sampler = { key, value: samplerFor(this.#next, rules) }
    return this.#sampler.value
  }
}

/** The batch as text; an n-gram model has no use for vectors. */
export function asText(batch: Batch, verb: string): TextBatch {
  if (batch.kind === 'text') return batch
  throw new RunError(`an n-gram model ${verb} text, but was given vectors`, 'use a family for vectors')
}
