import type { MetricEntry } from '../entry.js'

export const entries: readonly MetricEntry[] = [
  {
    name: 'novelty',
    group: 'novelty',
    summary: 'n-grams copied from the human train split, and n-grams not found there',
    ids: ['novelty.copied.n4', 'novelty.copied.n8', 'novelty.new_types.n1', 'novelty.new_types.n4'],
    onText: true,
    load: () => import('./novelty.js'),
  },
  {
    name: 'longest_copy',
    group: 'novelty',
    summary: 'Longest passage of each document that stands in the human train split',
    ids: ['mean', 'max', 'long_share.t50', 'whole_share'].map((name) => `longest_copy.${name}`),
    onText: false,
    load: () => import('./longest-copy.js'),
  },
]
