import type { Batch } from '../src/contracts/batch.js'
import type {
  Embeddings,
  FactBase,
  Metric,
  MetricContext,
  MetricNeed,
  MixCounts,
} from '../src/contracts/metric.js'
import type { Model } from '../src/contracts/model.js'
import type { TextView } from '../src/contracts/text.js'
import type { Statement } from '../src/contracts/world.js'
import { oncePer } from '../src/metrics/once.js'
import { metricEntries } from '../src/metrics/registry.js'
import { buildFactBase } from '../src/facts/tiers.js'
import { fitReferenceModel } from '../src/models/reference-model.js'
import { families } from '../src/models/registry.js'
import { keyedRng } from '../src/random/keyed.js'
import { HASHED_DIMENSION, hashedVectors } from '../src/text/hashed-vectors.js'
import { textView } from '../src/text/view.js'
import { Vocabulary } from '../src/text/vocabulary.js'
import { almanac, almanacTexts } from './almanac.js'
import { answer, peakMegabytes } from './fresh-process.js'

/** Metrics by what they need beside text: each part is measured in a process of its own. */
export type Part = 'text' | 'vectors' | 'facts' | 'model'

export interface MetricsInput {
  readonly part: Part
  readonly tokens: number
}

export interface MetricsOutput {
  /** Seconds by name: what is prepared once, then each file of the catalogue. */
  readonly seconds: readonly (readonly [name: string, seconds: number])[]
  /** Resident memory with the texts in place, before anything is counted. */
  readonly textMegabytes: number
  readonly peakMegabytes: number
}

// Runs as a process of its own; its types alone are imported elsewhere.
await answer(measure)

async function measure({ part, tokens }: MetricsInput): Promise<MetricsOutput> {
  const world = await almanac()
  const vocabulary = new Vocabulary()
  const view = (stream: string): TextView =>
    textView(almanacTexts(world, stream, tokens), vocabulary, { tokens })
  const train = view('train')
  const probe = view('probe')
  const test = view('test')
  const textMegabytes = process.memoryUsage().rss / 1e6

  const seconds: [string, number][] = []
  const timed = async <Value>(name: string, work: () => Value | Promise<Value>): Promise<Value> => {
    const start = performance.now()
    const value = await work()
    seconds.push([name, (performance.now() - start) / 1000])
    return value
  }

  const statements = oncePer((of: TextView): readonly (readonly Statement[])[] =>
    of.texts.map((text) => world.read?.(text) ?? []),
  )
  let facts: FactBase | undefined
  let mix: MixCounts | undefined
  let model: Model | undefined
  let reference: Model | undefined
  const hashed = oncePer(hashedEmbeddings)
  await timed('[tokens of the sample]', () => probe.corpus())
  if (part === 'text') await timed('[n-grams of the sample, orders 1 to 4]', () => probe.ngrams(4))
  if (part === 'facts' || part === 'model') {
    await timed('[statements of the human text]', () => statements(train))
    facts = buildFactBase(world.facts, statements(train), train.texts, ['false', 'malformed'])
    mix = { documents: train.texts.length, tokens, facts: facts.trainCounts }
  }
  if (part === 'facts') await timed('[statements of the sample]', () => statements(probe))
  if (part === 'model') {
    model = await timed('[fit, order 6, absolute 0.1]', () => fitted(train))
    reference = await timed('[fit of the reference model]', () => fitReferenceModel(batchOf(train)))
  }

  const context: MetricContext = {
    generation: 1,
    train,
    probe,
    kept: probe,
    test,
    facts,
    mix,
    statements,
    model: async () => model ?? missing('a model'),
    generationZero: async () => model ?? missing('a model'),
    referenceModel: async () => reference ?? missing('a reference model'),
    embed: async (view, embedder) => (embedder === 'hashed' ? hashed(view) : missing(embedder)),
    rng: keyedRng('bench', 'metrics'),
  }
  for (const entry of metricEntries) {
    const { metrics } = await entry.load()
    if (partOf(metrics) !== part) continue
    const offered = metrics.filter(({ id, needs }) => !entry.byName?.includes(id) && !needs.some(isAbsent))
    if (offered.length === 0) continue
    await timed(entry.name, async () => {
      for (const metric of offered) await metric.measure(context)
    })
  }
  return { seconds, textMegabytes, peakMegabytes: peakMegabytes() }
}

/** What only a run of several generations or an endpoint has. */
function isAbsent(need: MetricNeed): boolean {
  return need === 'generation-0-probe' || need === 'embeddings.hidden' || need === 'embeddings.remote'
}

function partOf(metrics: readonly Metric[]): Part {
  const needs = new Set(metrics.flatMap((metric) => metric.needs))
  if (needs.has('embeddings.hashed')) return 'vectors'
  if (needs.has('model') || needs.has('generation-0') || needs.has('reference-model')) return 'model'
  return needs.has('facts') || needs.has('mix') ? 'facts' : 'text'
}

function hashedEmbeddings({ texts }: TextView): Embeddings {
  return { rows: texts.length, dimension: HASHED_DIMENSION, values: hashedVectors(texts) }
}

/** Human text as models are fitted to it. */
function batchOf({ texts }: TextView): Batch {
  const origin = { kind: 'human', pool: 'train' } as const
  return { kind: 'text', texts, provenance: [{ length: texts.length, origin }] }
}

async function fitted(train: TextView): Promise<Model> {
  const entry = families.find(({ name }) => name === 'ngram')
  if (entry === undefined) return missing('the n-gram family')
  const family = await entry.load()
  const batch = batchOf(train)
  return family.fit(batch, entry.schema.parse({ family: 'ngram' }), {
    human: batch,
    rng: keyedRng('bench', 'fit'),
  })
}

function missing(what: string): never {
  throw new Error(`the benchmark lacks ${what}`)
}
