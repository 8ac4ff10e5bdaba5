import type { VectorMetric } from '../../contracts/vectors.js'
import { type NormalAt, normalDivergence, normalEntropy } from '../../numerics/normal-divergence.js'
import { OVER_CHAINS, overChains } from '../over-chains.js'
import { undefinedBecause } from '../text-metric.js'
import { momentMetric } from './moment-metric.js'
import type { Moments } from './state-moments.js'

const directions = [
  {
    name: 'truth_to_model',
    label: 'KL divergence from the truth to the model',
    what: 'What it costs to code the truth with the model: it grows without limit as the model leaves out what the truth holds, and is the direction of a model’s test loss.',
    formula: 'KL(N(mu*, C*) || N(mu, C))',
    of: (model: NormalAt, truth: NormalAt) => normalDivergence(truth, model),
  },
  {
    name: 'model_to_truth',
    label: 'KL divergence from the model to the truth',
    what: 'What it costs to code the model’s points with the truth: large where the model makes up what the truth hardly holds, small for one that says only what is common.',
    formula: 'KL(N(mu, C) || N(mu*, C*))',
    of: normalDivergence,
  },
] as const

export const metrics: readonly VectorMetric[] = directions.map(({ name, label, what, formula, of }) =>
  momentMetric({
    id: `normal_kl.${name}`,
    label,
    unit: 'nats',
    format: 'number',
    better: 'lower',
    kinds: ['normal'],
    definition: {
      what,
      formula: `${formula}, with KL(P || Q) = (tr(C_Q^-1 C_P) + (m_Q - m_P)' C_Q^-1 (m_Q - m_P) - d + ln det C_Q - ln det C_P) / 2. A collapsed chain (singular covariance) has Infinity, and so has the mean. ${OVER_CHAINS}`,
      bias: 'None: it is read off the parameters. Once some chains have shrunk by much the mean is ruled by few: read it beside `variance.mean_log`.',
      smallest: 'Some hundred chains.',
      source: 'Kullback 1959, Information Theory and Statistics, chapter 9.',
    },
    ofMoments(model, truth) {
      if (!Number.isFinite(normalEntropy(truth.covariances, 0, truth.dimension))) {
        return undefinedBecause('the covariance of the truth is singular')
      }
      const target = normalAt(truth, 0)
      const divergences = Float64Array.from({ length: model.chains }, (_, chain) =>
        of(normalAt(model, chain), target),
      )
      return overChains(divergences)
    },
  }),
)

function normalAt({ dimension, means, covariances }: Moments, chain: number): NormalAt {
  return {
    mean: means.subarray(chain * dimension, (chain + 1) * dimension),
    covariances,
    start: chain * dimension * dimension,
  }
}
