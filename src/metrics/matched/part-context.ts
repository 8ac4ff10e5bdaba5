import type { Embedder, Embeddings, MetricContext } from '../../contracts/metric.js'
import type { Rng } from '../../contracts/rng.js'
import type { TextView } from '../../contracts/text.js'
import { withProbe } from '../with-probe.js'
import type { Part } from './parts.js'

/**
 * The same context with a part of its probe to measure. Statements and vectors of whole documents are those that were
 * found for the probe; only a document that is cut is read again.
 */
export function partContext(context: MetricContext, part: Part, view: TextView, rng: Rng): MetricContext {
  const { probe } = context
  const { documents, lastTokens } = part
  const cut = () => probe.select(documents.slice(-1), lastTokens)
  return {
    ...withProbe(context, view),
    rng,
    statements(asked) {
      if (asked !== view) return context.statements(asked)
      const all = context.statements(probe)
      const chosen = Array.from(documents, (document) => all[document])
      if (lastTokens !== undefined) chosen[chosen.length - 1] = context.statements(cut())[0]
      return chosen
    },
    async embed(asked, embedder) {
      if (asked !== view) return context.embed(asked, embedder)
      const chosen = rowsOf(await context.embed(probe, embedder), documents)
      if (lastTokens !== undefined) await replaceLast(chosen, context, cut(), embedder)
      return chosen
    },
  }
}

function rowsOf({ dimension, values }: Embeddings, documents: Uint32Array): Embeddings {
  const chosen = new Float64Array(documents.length * dimension)
  documents.forEach((document, row) => {
    chosen.set(values.subarray(document * dimension, (document + 1) * dimension), row * dimension)
  })
  return { dimension, rows: documents.length, values: chosen }
}

async function replaceLast(
  { dimension, rows, values }: Embeddings,
  context: MetricContext,
  document: TextView,
  embedder: Embedder,
): Promise<void> {
  const { values: vector } = await context.embed(document, embedder)
  values.set(vector.subarray(0, dimension), (rows - 1) * dimension)
}
