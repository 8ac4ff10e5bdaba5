import type { VectorMetricEntry } from '../vector-entry.js'

export const entries: readonly VectorMetricEntry[] = [
  {
    name: 'regression_error',
    group: 'regression',
    summary: 'Error of the coefficients, excess test error, error on test items',
    ids: ['coefficients', 'excess', 'test'].map((name) => `regression_error.${name}`),
    kinds: ['linear'],
    task: 'regression',
    load: () => import('./regression-error.js'),
  },
]
