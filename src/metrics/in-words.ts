import type { Metric, MetricNeed } from '../contracts/metric.js'
import type { StateKind } from '../contracts/state.js'
import type { VectorMetric } from '../contracts/vectors.js'

/** When to trust a metric's values, for a reader who meets it for the first time. */
export interface MetricInWords {
  /** `higher is better`. */
  readonly direction: string
  /** What two values must share: `at the same number of tokens`. */
  readonly compares: string
  /** Resources and the smallest sample. */
  readonly needs: string
}

/** What definitions mean by a token. */
export const TOKENS_IN_WORDS =
  'Tokens are what white space separates, unless `tokenisation` says otherwise; case is kept.'

const QUANTITIES = {
  tokens: 'number of tokens',
  documents: 'number of documents',
  length: 'length of documents',
} as const

const RESOURCES: Readonly<Record<MetricNeed, string>> = {
  facts: 'known facts',
  model: 'the model',
  'generation-0': 'the generation-0 model',
  'generation-0-probe': 'what generation 0 wrote',
  mix: 'the training mix',
  human: 'human text',
  'reference-model': 'a reference model',
  'embeddings.hashed': 'hashed vectors',
  'embeddings.hidden': 'vectors from hidden states',
  'embeddings.remote': 'vectors from an endpoint',
}

/**
 * @example
 * metricInWords(types) // { direction: 'higher is better', compares: 'at the same number of tokens', needs: 'nothing else' }
 */
export function metricInWords({ better, dependsOn = [], needs, minimum }: Metric): MetricInWords {
  const least = [
    ...needs.map((need) => RESOURCES[need]),
    ...(minimum?.documents === undefined ? [] : [counted(minimum.documents, 'document')]),
    ...(minimum?.tokens === undefined ? [] : [counted(minimum.tokens, 'token')]),
  ]
  return {
    direction: `${better} is better`,
    compares:
      dependsOn.length === 0
        ? 'at any size'
        : `at the same ${dependsOn.map((by) => QUANTITIES[by]).join(' and ')}`,
    needs: least.length === 0 ? 'nothing else' : least.join(', '),
  }
}

/** The same of a metric of numbers. */
export interface VectorMetricInWords {
  readonly direction: string
  /** The models that it can be taken of: `normal distributions, mixtures`. */
  readonly models: string
}

const KINDS: Readonly<Record<StateKind, string>> = {
  states: 'states',
  normal: 'normal distributions',
  mixture: 'mixtures',
  kernel: 'kernel densities',
  linear: 'linear models',
  transitions: 'Markov chains',
}

/**
 * @example
 * vectorMetricInWords(wasserstein2) // { direction: 'lower is better', models: 'normal distributions' }
 */
export function vectorMetricInWords({ better, kinds }: VectorMetric): VectorMetricInWords {
  return { direction: `${better} is better`, models: kinds.map((kind) => KINDS[kind]).join(', ') }
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`
}
