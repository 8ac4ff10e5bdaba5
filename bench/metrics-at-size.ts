import type { FactBase, Metric, MetricContext, MixCounts } from '../src/contracts/metric.js'
import type { Model } from '../src/contracts/model.js'
import type { TextView } from '../src/contracts/text.js'
import type { Statement, World } from '../src/contracts/world.js'
import { oncePer } from '../src/metrics/once.js'
import { metricEntries } from '../src/metrics/registry.js'
import { buildFactBase } from '../src/metrics/tiers.js'
import { families } from '../src/models/registry.js'
import { keyedRng } from '../src/random/keyed.js'
import { textView } from '../src/text/view.js'
import { Vocabulary } from '../src/text/vocabulary.js'
import { splitWords } from '../src/text/words.js'
import { worlds } from '../src/worlds/registry.js'
import { answer, peakMegabytes } from './fresh-process.js'

/** Metrics by what they need beside text: each part is measured in a process of its own. */
export type Part = 'text' | 'facts' | 'model'

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
  const world = await load(worlds, 'almanac', (factory, options) => factory.create(options))
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
  await timed('[tokens of the sample]', () => probe.corpus())
  if (part === 'text') await timed('[n-grams of the sample, orders 1 to 4]', () => probe.ngrams(4))
  if (part !== 'text') {
    await timed('[statements of the human text]', () => statements(train))
    facts = buildFactBase(world.facts, statements(train), train.texts, ['false', 'malformed'])
    mix = { documents: train.texts.length, tokens, facts: facts.trainCounts }
  }
  if (part === 'facts') await timed('[statements of the sample]', () => statements(probe))
  if (part === 'model') model = await timed('[fit, order 6, absolute 0.1]', () => fitted(train))

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
    referenceModel: () => missing('a reference model'),
    embed: () => missing('vectors'),
    rng: keyedRng('bench', 'metrics'),
  }
  for (const entry of metricEntries) {
    const { metrics } = await entry.load()
    if (partOf(metrics) !== part) continue
    await timed(entry.name, async () => {
      for (const metric of metrics) await metric.measure(context)
    })
  }
  return { seconds, textMegabytes, peakMegabytes: peakMegabytes() }
}

function partOf(metrics: readonly Metric[]): Part {
  const needs = new Set(metrics.flatMap((metric) => metric.needs))
  if (needs.has('model') || needs.has('generation-0')) return 'model'
  return needs.has('facts') || needs.has('mix') ? 'facts' : 'text'
}

/** Almanac documents that hold at least so many tokens. */
function almanacTexts(world: World, stream: string, tokens: number): string[] {
  const rng = keyedRng('bench', stream)
  const texts: string[] = []
  for (let found = 0; found < tokens; ) {
    for (const text of world.generate(texts.length, 500, rng)) {
      texts.push(text)
      found += splitWords(text).length
    }
  }
  return texts
}

function fitted(train: TextView): Promise<Model> {
  const origin = { kind: 'human', pool: 'train' } as const
  const batch = {
    kind: 'text',
    texts: train.texts,
    provenance: [{ length: train.texts.length, origin }],
  } as const
  return load(families, 'ngram', (family, options) =>
    family.fit(batch, options, { human: batch, rng: keyedRng('bench', 'fit') }),
  )
}

/** The named entry of a registry with its default options. */
async function load<Implementation, Value>(
  registry: readonly {
    readonly name: string
    readonly schema: { parse(value: unknown): unknown }
    readonly load: () => Promise<Implementation>
  }[],
  name: 'almanac' | 'ngram',
  use: (implementation: Implementation, options: unknown) => Value | Promise<Value>,
): Promise<Value> {
  const entry = registry.find((candidate) => candidate.name === name) ?? missing(name)
  const key = name === 'almanac' ? 'world' : 'family'
  return use(await entry.load(), entry.schema.parse({ [key]: name }))
}

function missing(what: string): never {
  throw new Error(`the benchmark lacks ${what}`)
}
