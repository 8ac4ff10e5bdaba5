import type {
  Embeddings,
  FactBase,
  Measured,
  MetricContext,
  MetricNeed,
  MixCounts,
} from '../../src/contracts/metric.js'
import { type Model, type Score, TOKEN_END } from '../../src/contracts/model.js'
import type { TextView } from '../../src/contracts/text.js'
import type { Statement } from '../../src/contracts/world.js'
import { loadMetrics } from '../../src/metrics/registry.js'
import { keyedRng } from '../../src/random/keyed.js'
import { type ViewOptions, textView } from '../../src/text/view.js'
import { Vocabulary } from '../../src/text/vocabulary.js'
import { splitWords } from '../../src/text/words.js'

export interface TestContext {
  readonly probe?: readonly string[]
  readonly probeOptions?: ViewOptions
  readonly kept?: readonly string[]
  readonly train?: readonly string[]
  readonly test?: readonly string[]
  readonly facts?: FactBase
  readonly mix?: MixCounts
  readonly statements?: (view: TextView) => readonly (readonly Statement[])[]
  readonly model?: Model
  readonly generationZero?: Model
  /** Documents of generation 0's probe. */
  readonly zeroProbe?: readonly string[]
  readonly referenceModel?: Model
  readonly embeddings?: (view: TextView) => Embeddings
  readonly without?: ReadonlyMap<MetricNeed, string>
}

/** A context of lists of documents; what is not given is empty or must not be asked for. */
export function contextOf(given: TestContext): MetricContext {
  const vocabulary = new Vocabulary()
  const { zeroProbe } = given
  return {
    generation: 1,
    ...(zeroProbe && { generationZeroProbe: async () => textView(zeroProbe, vocabulary) }),
    train: textView(given.train ?? [], vocabulary),
    test: textView(given.test ?? [], vocabulary),
    probe: textView(given.probe ?? [], vocabulary, given.probeOptions),
    kept: textView(given.kept ?? [], vocabulary),
    facts: given.facts,
    mix: given.mix,
    statements: given.statements ?? (() => []),
    model: async () => given.model ?? unexpected('a model'),
    generationZero: async () => given.generationZero ?? unexpected('generation 0'),
    referenceModel: async () => given.referenceModel ?? unexpected('the reference model'),
    embed: async (view) => given.embeddings?.(view) ?? unexpected('vectors'),
    without: given.without,
    rng: keyedRng('test'),
  }
}

function unexpected(what: string): never {
  throw new Error(`the metric asked for ${what}`)
}

export async function measureAll(id: string, context: MetricContext): Promise<readonly Measured[]> {
  const [metric] = await loadMetrics([id])
  return metric.measure(context)
}

/** The one value of a metric that has no groups. */
export async function measure(id: string, context: MetricContext): Promise<Measured> {
  const measured = await measureAll(id, context)
  if (measured.length !== 1) throw new Error(`${id} gave ${measured.length} values`)
  return measured[0]
}

/** The values of a metric with groups, by group; undefined ones by their reason. */
export async function measureGroups(
  id: string,
  context: MetricContext,
): Promise<Record<string, number | string | undefined>> {
  const measured = await measureAll(id, context)
  return Object.fromEntries(
    measured.map(({ group, value, undefinedReason }) => [group ?? '', value ?? undefinedReason]),
  )
}

export async function onTexts(id: string, probe: readonly string[]): Promise<Measured> {
  return measure(id, contextOf({ probe }))
}

/** A model that gives each word a fixed probability wherever it stands, and document ends theirs. */
export function wordModel(
  probabilities: Readonly<Record<string, number>>,
  end: number,
  parts: Partial<Model> = {},
): Model {
  return {
    notes: [],
    sample: () => Promise.reject(new Error('not needed')),
    save: () => Promise.reject(new Error('not needed')),
    async score(batch, options): Promise<Score> {
      if (batch.kind !== 'text') throw new Error('text only')
      const offsets = [0]
      const values: number[] = []
      const flags: number[] = []
      for (const text of batch.texts) {
        for (const word of splitWords(text)) {
          values.push(Math.log(probabilities[word] ?? 0))
          flags.push(word in probabilities ? 0 : 1)
        }
        if (options?.boundary !== 'open') {
          values.push(Math.log(end))
          flags.push(TOKEN_END)
        }
        offsets.push(values.length)
      }
      return {
        kind: 'mass',
        offsets: Uint32Array.from(offsets),
        logProbabilities: Float64Array.from(values),
        flags: Uint8Array.from(flags),
      }
    },
    ...parts,
  }
}
