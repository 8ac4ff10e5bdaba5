import type { TextBatch } from '../../contracts/batch.js'
import type { Embedder, Embeddings } from '../../contracts/metric.js'
import type { Model } from '../../contracts/model.js'
import type { TextView } from '../../contracts/text.js'
import { RunError } from '../../errors/index.js'
import type { RemoteEmbedder } from '../../remote/embedder.js'
import { HASHED_DIMENSION, hashedVectors } from '../../text/hashed-vectors.js'
import { RecentCache } from '../cache.js'

/** Numbers of 8 bytes that stay in memory for other metrics of the same texts. */
const NUMBERS_HELD = 32_000_000

/** Where the vectors of one generation come from. */
export interface VectorSources {
  /** The model whose hidden states are taken, and what tells it from others. */
  readonly hidden?: { readonly key: string; readonly model: () => Promise<Model> } | undefined
  readonly remote?: RemoteEmbedder | undefined
  readonly signal?: AbortSignal | undefined
}

/** Vectors of documents, made once for each view while there is room for them. */
export class ViewVectors {
  readonly #known = new RecentCache<Embeddings>(NUMBERS_HELD)
  readonly #numbers = new WeakMap<TextView, number>()
  #views = 0

  async embed(view: TextView, embedder: Embedder, sources: VectorSources): Promise<Embeddings> {
    const of = embedder === 'hidden' ? `hidden ${sources.hidden?.key}` : embedder
    const key = `${this.#numberOf(view)} ${of}`
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const vectors = await embedTexts(view.texts, embedder, sources)
    this.#known.set(key, vectors, vectors.values.length)
    return vectors
  }

  #numberOf(view: TextView): number {
    const number = this.#numbers.get(view) ?? this.#views++
    this.#numbers.set(view, number)
    return number
  }
}

async function embedTexts(
  texts: readonly string[],
  embedder: Embedder,
  { hidden, remote, signal }: VectorSources,
): Promise<Embeddings> {
  if (embedder === 'hashed') {
    return { values: hashedVectors(texts), rows: texts.length, dimension: HASHED_DIMENSION }
  }
  if (embedder === 'hidden') {
    if (hidden === undefined) throw new RunError('there is no model whose hidden states could be taken')
    return hiddenStates(await hidden.model(), texts)
  }
  if (remote === undefined) throw new RunError('there is no embeddings endpoint')
  return remote.embed(texts, signal)
}

async function hiddenStates(model: Model, texts: readonly string[]): Promise<Embeddings> {
  if (model.embed === undefined) throw new RunError('the model has no hidden states: it cannot embed')
  const origin = { kind: 'human', pool: 'test' } as const
  const batch: TextBatch = { kind: 'text', texts, provenance: [{ length: texts.length, origin }] }
  const vectors = await model.embed(batch)
  const dimension = vectors.at(0)?.length ?? 1
  if (vectors.length !== texts.length || vectors.some(({ length }) => length !== dimension)) {
    throw new RunError(
      `a model was asked for the vectors of ${texts.length} texts and gave ${vectors.length} of ${dimension} numbers`,
      'embed returns one vector a text, all of the same length.',
    )
  }
  const values = new Float64Array(texts.length * dimension)
  for (const [row, vector] of vectors.entries()) values.set(vector, row * dimension)
  return { values, rows: texts.length, dimension }
}
