import type { MetricEntry } from '../entry.js'

export const entries: readonly MetricEntry[] = [
  {
    name: 'novelty',
    group: 'novelty',
    summary: 'n-grams copied from the human train split, and n-grams not found there',
    ids: ['novelty.copied.n4', 'novelty.copied.n8', 'novelty.new_types.n1', 'novelty.new_types.n4'],
    anySize: ['novelty.copied.n4', 'novelty.copied.n8'],
    onText: true,
    load: () => import('./novelty.js'),
  },
]
