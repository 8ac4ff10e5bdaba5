import type { MetricContext } from '../contracts/metric.js'
import type { TextView } from '../contracts/text.js'

/** The same context with another text to measure. */
export function withProbe(context: MetricContext, probe: TextView): MetricContext {
  return {
    generation: context.generation,
    probe,
    kept: context.kept,
    train: context.train,
    test: context.test,
    facts: context.facts,
    mix: context.mix,
    without: context.without,
    statements: (view) => context.statements(view),
    model: () => context.model(),
    generationZero: () => context.generationZero(),
    generationZeroProbe: context.generationZeroProbe?.bind(context),
    referenceModel: () => context.referenceModel(),
    embed: (view, embedder) => context.embed(view, embedder),
    rng: context.rng,
  }
}
