import type { VectorMetricEntry } from '../vector-entry.js'

export const entries: readonly VectorMetricEntry[] = [
  {
    // Its group’s name: it is all that the group holds.
    name: 'classifier',
    group: 'classifier',
    summary: 'Accuracy over the population, direction, error on test items',
    ids: ['accuracy', 'cosine', 'test_error'].map((name) => `classifier.${name}`),
    kinds: ['linear'],
    task: 'classification',
    load: () => import('./classifier.js'),
  },
]
