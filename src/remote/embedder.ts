import { join } from 'node:path'
import type { Embeddings } from '../contracts/metric.js'
import { sha256 } from '../files/checksum.js'
import { type ClientOptions, openClient, type RemoteClient } from './client.js'
import { checkDimensions, embedTexts } from './embeddings.js'
import type { Endpoint } from './endpoint.js'
import { VectorCache } from './vector-cache.js'

export interface EmbeddingModel extends Endpoint {
  /** Numbers in a vector, for models that can shorten theirs. */
  readonly dimensions?: number | undefined
}

export interface RemoteEmbedderOptions extends ClientOptions {
  /** Vectors are kept below this folder. */
  readonly folder: string
  readonly warn?: (message: string) => void
}

/** What vectors depend on beside their texts: part of the versions and names of all that rests on them. */
export function modelIdentity({ baseUrl, model, dimensions }: EmbeddingModel): string {
  return sha256(JSON.stringify([baseUrl, model, dimensions ?? null])).slice(0, 16)
}

/** Vectors of documents from a server, each text asked for once. Without a text that is new, no connection is made. */
export class RemoteEmbedder {
  readonly #model: EmbeddingModel
  readonly #options: RemoteEmbedderOptions
  readonly #cache: VectorCache
  #client: Promise<RemoteClient> | undefined
  #dimension: number | undefined

  constructor(model: EmbeddingModel, options: RemoteEmbedderOptions) {
    this.#model = model
    this.#options = options
    this.#cache = new VectorCache(join(options.folder, modelIdentity(model)), options.warn)
  }

  /** One row a text. Servers refuse texts without characters to see: these have the zero vector. */
  async embed(texts: readonly string[], signal?: AbortSignal): Promise<Embeddings> {
    const distinct = [...new Set(texts.filter((text) => text.trim() !== ''))]
    const vectors = await this.#vectorsOf(distinct, signal)
    const known = new Map(distinct.map((text, at) => [text, vectors[at]]))
    this.#dimension = vectors.at(0)?.length ?? this.#dimension
    const dimension = this.#dimension ?? this.#model.dimensions ?? 1
    const values = new Float64Array(texts.length * dimension)
    for (const [row, text] of texts.entries()) {
      const vector = known.get(text)
      if (vector !== undefined) values.set(vector, row * dimension)
    }
    return { values, rows: texts.length, dimension }
  }

  async #vectorsOf(texts: readonly string[], signal: AbortSignal | undefined): Promise<Float32Array[]> {
    const { dimensions } = this.#model
    const vectors = await this.#cache.find(texts)
    const expected = dimensions ?? this.#dimension ?? vectors.find((vector) => vector !== undefined)?.length
    const check = (some: readonly Float32Array[]) =>
      checkDimensions(some, expected, { endpoint: this.#model })
    const missing = texts.flatMap((_, at) => (vectors[at] === undefined ? [at] : []))
    if (missing.length > 0) {
      const asked = missing.map((at) => texts[at])
      this.#client ??= openClient(this.#model, this.#options)
      const answered = await embedTexts(await this.#client, asked, {
        dimensions,
        signal,
        received: (positions, some) => {
          // What does not fit is not kept.
          check(some)
          return this.#cache.add(
            positions.map((position) => asked[position]),
            some,
          )
        },
      })
      for (const [index, at] of missing.entries()) vectors[at] = answered[index]
    }
    const whole = vectors as Float32Array[]
    check(whole)
    return whole
  }
}
