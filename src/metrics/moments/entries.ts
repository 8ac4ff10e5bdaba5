import { DENSITY_KINDS } from '../density-state.js'
import type { VectorMetricEntry } from '../vector-entry.js'

export const entries: readonly VectorMetricEntry[] = [
  {
    name: 'mean_error',
    group: 'moments',
    summary: 'How far the mean has wandered from that of the truth',
    ids: ['mean_error.squared'],
    kinds: DENSITY_KINDS,
    load: () => import('./mean-error.js'),
  },
  {
    name: 'variance',
    group: 'moments',
    summary: 'How much variance is left: mean, median, logarithm, against the truth',
    ids: ['mean', 'mean_sd', 'mean_log', 'median', 'ratio_to_truth'].map((name) => `variance.${name}`),
    kinds: DENSITY_KINDS,
    load: () => import('./variance.js'),
  },
]
