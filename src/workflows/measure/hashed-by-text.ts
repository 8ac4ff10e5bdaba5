import type { Embeddings } from '../../contracts/metric.js'
import { HASHED_DIMENSION, hashedVectors } from '../../text/hashed-vectors.js'

/** Texts whose vectors are remembered: 80 MB of them. */
const MOST_TEXTS = 20_000

/**
 * Vectors of texts, each made once: the random parts of a group hold the same documents again and again, in views and
 * orders of their own.
 */
export function hashedByText(): (texts: readonly string[]) => Embeddings {
  const known = new Map<string, Float64Array>()
  const vectorOf = (text: string) => {
    const vector = known.get(text) ?? hashedVectors([text])
    if (known.size < MOST_TEXTS) known.set(text, vector)
    return vector
  }
  return (texts) => {
    const values = new Float64Array(texts.length * HASHED_DIMENSION)
    for (const [row, text] of texts.entries()) values.set(vectorOf(text), row * HASHED_DIMENSION)
    return { values, rows: texts.length, dimension: HASHED_DIMENSION }
  }
}
