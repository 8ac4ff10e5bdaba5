import type { TextBatch } from '../src/contracts/batch.js'
import type { Decoding, Model, Sample } from '../src/contracts/model.js'
import type { Rng } from '../src/contracts/rng.js'
import { ngramFamily } from '../src/models/ngram/family.js'
import type { Smoothing } from '../src/models/ngram/options.js'
import { keyedRng } from '../src/random/keyed.js'

export interface NgramBenchOptions {
  /** Tokens of the training text, one measurement each. */
  readonly sizes: readonly number[]
  readonly vocabulary: number
  readonly order: number
  readonly smoothing: Smoothing
  /** Tokens sampled and scored at most. */
  readonly sampled: number
}

export const NGRAM_BENCH: NgramBenchOptions = {
  sizes: [100_000, 1_000_000, 10_000_000],
  vocabulary: 20_000,
  order: 4,
  smoothing: { absolute: 0.1 },
  sampled: 1_000_000,
}

export interface NgramBenchRow {
  readonly what: string
  /** Tokens of the model's training text. */
  readonly size: number
  /** Tokens fitted, sampled or scored. */
  readonly tokens: number
  readonly seconds: number
  readonly tokensPerSecond: number
  /** Resident memory of the process afterwards, in MiB. */
  readonly residentMiB: number
}

const TRUNCATED: readonly [what: string, rules: Partial<Decoding>][] = [
  ['top-p .95', { top_p: 0.95 }],
  ['top-k 50', { top_k: 50 }],
  ['typical .95', { typical_p: 0.95 }],
  ['T = .7', { temperature: 0.7 }],
]

const WORDS_PER_DOCUMENT = 60

/** Fit, sample and score at each size, on documents of independent words with frequencies by Zipf's law. */
export async function measureNgram(options: NgramBenchOptions): Promise<NgramBenchRow[]> {
  const rows: NgramBenchRow[] = []
  const human = zipfText(options.vocabulary, Math.max(...options.sizes), keyedRng('bench', 'text'))
  const measure = async <Value>(
    what: string,
    size: number,
    work: () => Promise<Value>,
    tokensOf: (value: Value) => number,
  ): Promise<Value> => {
    const start = performance.now()
    const value = await work()
    const seconds = (performance.now() - start) / 1000
    const tokens = tokensOf(value)
    const residentMiB = Math.round(process.memoryUsage.rss() / 1048576)
    rows.push({ what, size, tokens, seconds, tokensPerSecond: Math.round(tokens / seconds), residentMiB })
    return value
  }
  for (const size of options.sizes) {
    const mix = firstDocuments(human, Math.ceil(size / WORDS_PER_DOCUMENT))
    const { order, smoothing, sampled } = options
    // The vocabulary is made once for a run, not with every fit: measured by itself.
    await measure(
      'vocabulary and first fit',
      size,
      () => fitted(mix, order, smoothing),
      () => size,
    )
    const model = await measure(
      'fit',
      size,
      () => fitted(mix, order, smoothing),
      () => size,
    )
    const wanted = Math.min(size, sampled)
    const held = firstDocuments(human, Math.ceil(wanted / WORDS_PER_DOCUMENT))
    await measure(
      'sample, T = 1',
      size,
      () => drawn(model, wanted, { temperature: 1, max_tokens: 200 }),
      tokens,
    )
    const few = Math.min(wanted, sampled / 10)
    for (const [what, rules] of TRUNCATED) {
      const decoding = { temperature: 1, ...rules, max_tokens: 200 }
      await measure(`sample, ${what}`, size, () => drawn(model, few, decoding), tokens)
    }
    // Scoring makes its tables when first asked.
    await measure(
      'first score',
      size,
      () => model.score(held),
      (score) => score.flags.length,
    )
    await measure(
      'score',
      size,
      () => model.score(held),
      (score) => score.flags.length,
    )
  }
  return rows
}

function fitted(mix: TextBatch, order: number, smoothing: Smoothing): Promise<Model> {
  const options = { family: 'ngram' as const, order, tokens: 'words' as const, smoothing }
  return ngramFamily.fit(mix, options, { human: mix, rng: keyedRng('bench', 'fit') })
}

function drawn(model: Model, tokens: number, decoding: Decoding): Promise<Sample> {
  const count = Math.ceil(tokens / WORDS_PER_DOCUMENT)
  return model.sample({ from: 0, count }, decoding, keyedRng('bench', 'sample'))
}

function tokens(sample: Sample): number {
  return sample.tokens
}

function firstDocuments(batch: TextBatch, count: number): TextBatch {
  return { ...batch, texts: batch.texts.slice(0, count) }
}

/** Documents of 60 words; the word of rank r has probability 1 / (r H), H = 1 + 1/2 + .. + 1/vocabulary. */
export function zipfText(vocabulary: number, size: number, rng: Rng): TextBatch {
  const cumulative = new Float64Array(vocabulary)
  let sum = 0
  for (let rank = 0; rank < vocabulary; rank++) {
    sum += 1 / (rank + 1)
    cumulative[rank] = sum
  }
  const texts: string[] = []
  for (let document = 0; document * WORDS_PER_DOCUMENT < size; document++) {
    const words = Array.from({ length: WORDS_PER_DOCUMENT }, () => {
      const target = rng.uniform() * sum
      let low = 0
      let high = vocabulary - 1
      while (low < high) {
        const middle = (low + high) >>> 1
        if (cumulative[middle] <= target) low = middle + 1
        else high = middle
      }
      return `w${low}`
    })
    texts.push(words.join(' '))
  }
  const provenance = [{ length: texts.length, origin: { kind: 'human', pool: 'train' } as const }]
  return { kind: 'text', texts, provenance }
}
