import { RunError } from '../errors/index.js'
import { batches } from './batches.js'
import type { RemoteClient } from './client.js'
import { inParallel } from './in-parallel.js'

export interface EmbedOptions {
  /** Asks models that can shorten their vectors for so many numbers. */
  readonly dimensions?: number | undefined
  readonly signal?: AbortSignal | undefined
  /** Told of each batch when it is there, in any order: its texts' positions and their vectors. */
  readonly received?: (positions: readonly number[], vectors: readonly Float32Array[]) => Promise<void> | void
}

/** Requests under way at once. */
const CONCURRENCY = 4

/**
 * The vectors of texts, in their order, as an embeddings endpoint gives them. Rounded to 32 bits, as most servers send
 * them: what is read back from a cache is the same.
 */
export async function embedTexts(
  client: RemoteClient,
  texts: readonly string[],
  { dimensions, signal, received }: EmbedOptions = {},
): Promise<Float32Array[]> {
  const vectors = new Array<Float32Array>(texts.length)
  await inParallel(batches(texts), CONCURRENCY, async (positions) => {
    const answer = await client.ask(
      (api, options) =>
        api.embeddings.create(
          {
            model: client.endpoint.model,
            input: positions.map((position) => texts[position]),
            // The package asks for base64 by itself, which not every server knows.
            encoding_format: 'float',
            ...(dimensions === undefined ? {} : { dimensions }),
          },
          options,
        ),
      signal,
    )
    const found = checkedVectors(answer, positions.length, client)
    await received?.(positions, found)
    for (const [index, position] of positions.entries()) vectors[position] = found[index]
  })
  checkDimensions(vectors, dimensions, client)
  return vectors
}

/** One vector for each text, by the index that the server gives. */
function checkedVectors(answer: unknown, count: number, client: RemoteClient): Float32Array[] {
  const data: unknown = (answer as { data?: unknown } | undefined)?.data
  if (!Array.isArray(data)) throw wrong(client, 'its answer has no list `data` of vectors')
  if (data.length !== count) throw wrong(client, `${count} texts were sent and ${data.length} vectors came`)
  const vectors = new Array<Float32Array>(count)
  for (const [place, item] of data.entries()) {
    const { index = place, embedding } = item as { index?: number; embedding?: unknown }
    if (!Number.isInteger(index) || index < 0 || index >= count || vectors[index] !== undefined) {
      throw wrong(client, `a vector has the index ${String(index)} among ${count} texts`)
    }
    if (!Array.isArray(embedding) || embedding.length === 0 || !embedding.every(Number.isFinite)) {
      throw wrong(client, `vector ${index} is no list of numbers`)
    }
    vectors[index] = Float32Array.from(embedding as number[])
  }
  return vectors
}

/** Vectors of different lengths cannot be compared. */
export function checkDimensions(
  vectors: readonly Float32Array[],
  dimensions: number | undefined,
  client: Pick<RemoteClient, 'endpoint'>,
): void {
  const expected = dimensions ?? vectors.at(0)?.length
  const odd = vectors.find(({ length }) => length !== expected)
  if (odd !== undefined)
    throw wrong(client, `vectors of ${expected} numbers were expected, one has ${odd.length}`)
}

function wrong({ endpoint }: Pick<RemoteClient, 'endpoint'>, what: string): RunError {
  return new RunError(
    `${endpoint.baseUrl}, model "${endpoint.model}": ${what}`,
    'Is it an embeddings model, and has the server changed it? Cached vectors stand in the folder embeddings of the run.',
  )
}
