import type { MetricContext, MetricNeed } from '../../contracts/metric.js'
import type { FactReader, Statement } from '../../contracts/world.js'
import type { Rng } from '../../contracts/rng.js'
import type { TextView } from '../../contracts/text.js'
import { RunError } from '../../errors/index.js'
import { fitReferenceModel } from '../../models/reference-model.js'
import { oncePer } from '../../metrics/once.js'
import { buildFactBase } from '../../facts/tiers.js'
import { textView } from '../../text/view.js'
import { Vocabulary } from '../../text/vocabulary.js'
import type { RemoteVectors } from './remote-vectors.js'
import type { GroupViews } from './group-views.js'
import { hashedByText } from './hashed-by-text.js'

const NO_MODEL = 'there is no model: measure looks at text alone'
const NO_HUMAN = 'there is no human text to compare with: give some with --human FILE'

/** Makes the context in which metrics see one text of this dataset. */
export interface ContextOf {
  (probe: TextView): MetricContext
  /** Why things that metrics ask for are not there. */
  readonly without: ReadonlyMap<MetricNeed, string>
}

export interface ContextOptions {
  readonly views: GroupViews
  readonly facts: ((train: readonly string[]) => FactReader) | undefined
  /** Asked where a metric needs them; absent: there are none. */
  readonly remote: RemoteVectors | undefined
  /** What the metrics to be measured ask for. */
  readonly needs: ReadonlySet<MetricNeed>
  readonly rng: Rng
}

/** What metrics can ask for where there is text and no run: everything that is computed is computed once. */
export function contextsFor({ views, facts, remote, needs, rng }: ContextOptions): ContextOf {
  const human = views.heldOut
  const nothing = textView([], new Vocabulary())
  // Without human text, tiers count what all groups say together.
  const statedIn = human?.texts ?? views.groups.flatMap(({ view }) => view.texts)
  const reader = facts?.(statedIn)
  const statements = new WeakMap<readonly string[], readonly (readonly Statement[])[]>()
  const statementsIn = (texts: readonly string[]) => {
    const known = statements.get(texts) ?? texts.map((text) => reader?.read(text) ?? [])
    statements.set(texts, known)
    return known
  }
  const base = reader && buildFactBase(reader.facts, statementsIn(statedIn), statedIn, reader.tells)
  let model: ReturnType<typeof fitReferenceModel> | undefined
  const referenceModel = () => {
    if (human === undefined) return Promise.reject(new RunError(NO_HUMAN))
    const origin = { kind: 'human', pool: 'train' } as const
    model ??= fitReferenceModel({
      kind: 'text',
      texts: human.texts,
      provenance: [{ length: human.texts.length, origin }],
    })
    return model
  }
  // Held as long as the view is, so that what rests on vectors is computed once as well.
  const vectors = hashedByText()
  const vectorsOf = oncePer(({ texts }: TextView) => vectors(texts))
  const remoteVectorsOf = remote && oncePer(({ texts }: TextView) => remote.embed(texts))
  const provided = new Set<MetricNeed>(['embeddings.hashed'])
  if (remote !== undefined) provided.add('embeddings.remote')
  if (human !== undefined) provided.add('human').add('reference-model')
  if (reader !== undefined) provided.add('facts')
  const without = whatIsMissing(needs, provided)
  const contextOf = (probe: TextView): MetricContext => ({
    generation: 0,
    probe,
    kept: probe,
    train: human ?? nothing,
    test: human ?? nothing,
    ...(base && { facts: base }),
    without,
    statements: (view) => statementsIn(view.texts),
    model: () => Promise.reject(new RunError(NO_MODEL)),
    generationZero: () => Promise.reject(new RunError(NO_MODEL)),
    referenceModel,
    async embed(view, embedder) {
      if (embedder === 'remote' && remoteVectorsOf !== undefined) return remoteVectorsOf(view)
      if (embedder !== 'hashed') throw new RunError(`measure has no ${embedder} embeddings`)
      return vectorsOf(view)
    },
    rng,
  })
  return Object.assign(contextOf, { without })
}

const REASONS: Readonly<Record<string, string>> = {
  human: NO_HUMAN,
  'reference-model': NO_HUMAN,
  facts: 'there is no list of facts: give one with --facts FILE',
  mix: 'there is no training mix: measure looks at text alone',
  'embeddings.remote': 'there is no server to ask for vectors: name its model with --embeddings-model',
}

/** Whatever is not provided here belongs to a model, or to a run of one. */
function whatIsMissing(
  needs: Iterable<MetricNeed>,
  provided: ReadonlySet<MetricNeed>,
): ReadonlyMap<MetricNeed, string> {
  const missing = [...needs].filter((need) => !provided.has(need))
  return new Map(missing.map((need) => [need, REASONS[need] ?? NO_MODEL]))
}
