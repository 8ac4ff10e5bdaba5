import type { Measured } from '../../contracts/metric.js'
import type { VectorMetric } from '../../contracts/vectors.js'
import { DENSITY_KINDS, type DensityState, isDensity } from '../density-state.js'
import { undefinedBecause } from '../text-metric.js'
import { vectorMetric, type VectorMetricSpec } from '../vector-metric.js'
import { type Moments, momentsOf } from './state-moments.js'

interface MomentMetricSpec extends Omit<VectorMetricSpec, 'measure' | 'kinds'> {
  /** Default: all densities. A metric of normal distributions names them: then the truth must be one, too. */
  readonly kinds?: readonly DensityState['kind'][]
  /** `truth` has one chain. */
  readonly ofMoments: (model: Moments, truth: Moments) => Measured
}

/** A metric that the means and covariances of the model and the truth decide, exact for every kind of density. */
export function momentMetric({ ofMoments, kinds = DENSITY_KINDS, ...spec }: MomentMetricSpec): VectorMetric {
  return vectorMetric({
    ...spec,
    kinds,
    measure({ state, truth }) {
      if (!isDensity(state)) return undefinedBecause('the model has no mean and covariance')
      if (!isDensity(truth)) return undefinedBecause('the truth has no mean and covariance')
      if (!kinds.includes(truth.kind)) return undefinedBecause(`the truth is of the kind ${truth.kind}`)
      return ofMoments(momentsOf(state), momentsOf(truth))
    },
  })
}
