import type { Embeddings, Measured, MetricContext } from '../../../src/contracts/metric.js'
import type { TextView } from '../../../src/contracts/text.js'
import { hashedVectors, HASHED_DIMENSION } from '../../../src/text/hashed-vectors.js'
import { contextOf, measure, type TestContext } from '../helpers.js'

/** A context whose documents have hashed vectors. */
export function hashedContext(given: TestContext): MetricContext {
  return contextOf({
    ...given,
    embeddings: ({ texts }) => ({
      values: hashedVectors(texts),
      rows: texts.length,
      dimension: HASHED_DIMENSION,
    }),
  })
}

/** A context in which a document is its own vector: numbers with spaces between. */
export function numberContext(given: TestContext): MetricContext {
  return contextOf({ ...given, embeddings: vectorsInText })
}

function vectorsInText({ texts }: TextView): Embeddings {
  const rows = texts.map((text) => text.split(' ').map(Number))
  return { values: Float64Array.from(rows.flat()), rows: rows.length, dimension: rows[0]?.length ?? 1 }
}

export function onHashed(id: string, probe: readonly string[], test?: readonly string[]): Promise<Measured> {
  return measure(id, hashedContext({ probe, ...(test ? { test } : {}) }))
}

export function onNumbers(id: string, probe: readonly string[], test?: readonly string[]): Promise<Measured> {
  return measure(id, numberContext({ probe, ...(test ? { test } : {}) }))
}

/** Rows as documents of numbers. */
export function asTexts(values: Float64Array, dimension: number): string[] {
  return Array.from({ length: values.length / dimension }, (_, row) =>
    values.subarray(row * dimension, (row + 1) * dimension).join(' '),
  )
}
