import type { Measured } from '../../contracts/metric.js'
import type { VectorMetric } from '../../contracts/vectors.js'
import { medianInterval } from '../../numerics/median-interval.js'
import { OVER_CHAINS, overChains } from '../over-chains.js'
import { undefinedBecause } from '../text-metric.js'
import { chainVariances } from './chain-variances.js'
import { momentMetric } from './moment-metric.js'

interface Summary {
  readonly name: string
  readonly label: string
  readonly unit: string
  readonly what: string
  readonly formula: string
  readonly of: (variances: Float64Array, truth: number) => Measured
}

const PER_DIMENSION = 's^2 = trace(covariance) / dimension of the model’s distribution'

const summaries: readonly Summary[] = [
  {
    name: 'mean',
    label: 'Mean variance',
    unit: 'squared units of the data, per dimension',
    what: 'The mean variance. Fits that divide by n - 1 keep it for ever, although nearly every chain shrinks: a few wide ones make up for it. Read it beside the median.',
    formula: `mean of ${PER_DIMENSION}. ${OVER_CHAINS}`,
    of: (variances) => overChains(variances),
  },
  {
    name: 'mean_sd',
    label: 'Mean standard deviation',
    unit: 'units of the data',
    what: 'The mean standard deviation: it falls in every generation, whatever the fit divides by.',
    formula: `mean of s, the root of ${PER_DIMENSION}. ${OVER_CHAINS}`,
    of: (variances) => overChains(variances.map(Math.sqrt)),
  },
  {
    name: 'mean_log',
    label: 'Mean log variance',
    unit: 'nats',
    what: 'The mean of the logarithm of the variance: a straight line over generations where each is fitted to the last one’s sample alone.',
    formula: `mean of ln s^2, ${PER_DIMENSION}. A chain of variance 0 has -Infinity, and so has the mean. ${OVER_CHAINS}`,
    of: (variances) => overChains(variances.map(Math.log)),
  },
  {
    name: 'median',
    label: 'Median variance',
    unit: 'squared units of the data, per dimension',
    what: 'The variance of the chain in the middle: what a single experiment will typically see.',
    formula: `median over chains of ${PER_DIMENSION}. Its 95% interval runs between order statistics: from the k-th smallest to the k-th largest chain, with the largest k for which P(Binomial(chains, 1/2) < k) <= 0.025; below six chains there is none.`,
    of: medianOfChains,
  },
  {
    name: 'ratio_to_truth',
    label: 'Variance against the truth',
    unit: 'variance of the model per variance of the truth',
    what: 'How much of the truth’s variance is left, free of the data’s scale.',
    formula: `mean of s^2 / s*^2, ${PER_DIMENSION}, s*^2 that of the truth. ${OVER_CHAINS}`,
    of: (variances, truth) =>
      truth > 0
        ? overChains(variances.map((variance) => variance / truth))
        : undefinedBecause('the truth has no variance', variances.length),
  },
]

export const metrics: readonly VectorMetric[] = summaries.map(({ name, label, unit, what, formula, of }) =>
  momentMetric({
    id: `variance.${name}`,
    label,
    unit,
    format: 'number',
    better: 'neither',
    definition: {
      what,
      formula,
      bias: 'None: it is read off the parameters, not off a sample. The distribution of s^2 over chains has a heavy upper tail after many generations, so a mean rests on few chains and its interval is too narrow.',
      smallest:
        'Some hundred chains, 2,000 or more after many generations; the logarithm and the median need fewer.',
      source:
        'Shumailov et al. 2024, doi:10.1038/s41586-024-07566-y, theorem 3.1; Alemohammad et al. 2023, arXiv:2307.01850; Bertrand et al. 2023, arXiv:2310.00429 (standard deviation).',
    },
    ofMoments: (model, truth) => of(chainVariances(model), chainVariances(truth)[0]),
  }),
)

function medianOfChains(variances: Float64Array): Measured {
  const { median, low, high } = medianInterval(variances)
  const n = variances.length
  return low === undefined || high === undefined
    ? { value: median, n, note: 'no interval: it needs six chains' }
    : { value: median, low, high, n }
}
