import type { MetricContext } from '../../src/contracts/metric.js'
import type { TextView } from '../../src/contracts/text.js'
import { keyedRng } from '../../src/random/keyed.js'

/** For metrics that need nothing but the text they measure. */
export function contextOfProbe(probe: TextView): MetricContext {
  return {
    generation: 0,
    probe,
    kept: probe,
    train: probe,
    test: probe,
    statements: () => [],
    model: () => missing('a model'),
    generationZero: () => missing('generation 0'),
    referenceModel: () => missing('a reference model'),
    embed: () => missing('vectors'),
    rng: keyedRng('bench', 'metrics'),
  }
}

function missing(what: string): never {
  throw new Error(`a metric that needs nothing asked for ${what}`)
}
