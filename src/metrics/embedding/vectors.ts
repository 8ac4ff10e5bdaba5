import type { Embedder, Embeddings, MetricContext } from '../../contracts/metric.js'
import type { Rng } from '../../contracts/rng.js'
import type { TextView } from '../../contracts/text.js'
import { RunError } from '../../errors/index.js'
import { shuffledIndices } from '../../random/shuffle.js'
import { oncePer } from '../once.js'

/** Time and memory of metrics of vectors grow with the square of it. */
export const MOST_DOCUMENTS = 5000

/**
 * The vectors of a view's documents in the order of their texts, so that no value depends on the order of documents.
 * Of more than `MOST_DOCUMENTS` so many are drawn.
 */
export async function vectorsOf(
  context: Pick<MetricContext, 'embed' | 'rng'>,
  view: TextView,
  embedder: Embedder,
): Promise<Embeddings> {
  const chosen = inOrder(view, context.rng)
  const vectors = await context.embed(chosen, embedder)
  const { rows, dimension, values } = vectors
  if (rows !== chosen.texts.length || !(dimension >= 1) || values.length !== rows * dimension) {
    throw new RunError(
      `embedder ${embedder}: ${chosen.texts.length} documents gave ${rows} rows of ${dimension} in ${values.length} numbers`,
      'embed gives one row a document, all of the same dimension.',
    )
  }
  if (!values.every(Number.isFinite)) {
    throw new RunError(`embedder ${embedder}: a vector holds a value that is no number`)
  }
  return vectors
}

const ordersOf = oncePer((_view: TextView) => new Map<number, TextView>())

/** One view for all metrics that ask with the same generator, so that its vectors are made once. */
function inOrder(view: TextView, rng: Rng): TextView {
  const draws = rng.fork('documents')
  const all = view.texts.length <= MOST_DOCUMENTS
  // A number of the generator stands for the documents that it draws.
  const key = all ? -1 : draws.fork('key').uniform()
  const known = ordersOf(view).get(key)
  if (known !== undefined) return known
  const { texts } = view
  const order = Uint32Array.from(texts, (_, index) => index).sort((a, b) => compare(texts[a], texts[b]))
  const chosen = all
    ? order
    : shuffledIndices(texts.length, draws)
        .subarray(0, MOST_DOCUMENTS)
        .sort()
        .map((place) => order[place])
  const selected = view.select(chosen)
  ordersOf(view).set(key, selected)
  return selected
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0
}

/** The vectors that have a direction, scaled to length 1: a document without text has none. */
export const unitVectors: (vectors: Embeddings) => Embeddings = oncePer(({ values, rows, dimension }) => {
  const out = new Float64Array(values.length)
  let kept = 0
  for (let row = 0; row < rows; row++) {
    const vector = values.subarray(row * dimension, (row + 1) * dimension)
    const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0))
    if (length === 0) continue
    for (let axis = 0; axis < dimension; axis++) out[kept * dimension + axis] = vector[axis] / length
    kept++
  }
  return { values: out.slice(0, kept * dimension), rows: kept, dimension }
})
