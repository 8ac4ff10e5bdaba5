import { type MetricEntry, numbered } from '../entry.js'

export const entries: readonly MetricEntry[] = [
  {
    name: 'distinct_n',
    group: 'diversity',
    summary: 'Share of distinct n-grams, pooled and per document',
    ids: [1, 2, 3, 4].flatMap((n) => [`distinct_n.pooled.n${n}`, `distinct_n.per_document.n${n}`]),
    anySize: numbered('distinct_n.per_document.n', 1, 4),
    onText: true,
    load: () => import('./distinct-n.js'),
  },
  {
    name: 'types',
    group: 'diversity',
    summary: 'Number of distinct tokens',
    ids: ['types'],
    onText: true,
    load: () => import('./types.js'),
  },
  {
    name: 'hapax_share',
    group: 'diversity',
    summary: 'Share of the vocabulary that occurs once',
    ids: ['hapax_share'],
    onText: true,
    load: () => import('./hapax-share.js'),
  },
]
