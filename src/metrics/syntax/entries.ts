import { type MetricEntry, numbered } from '../entry.js'

export const entries: readonly MetricEntry[] = [
  {
    name: 'pos_distinct_n',
    group: 'syntax',
    summary: 'Share of distinct part-of-speech n-grams (English)',
    ids: numbered('pos_distinct_n.n', 2, 4),
    onText: true,
    load: () => import('./pos-distinct-n.js'),
  },
  {
    name: 'pos_entropy',
    group: 'syntax',
    summary: 'Entropy of part-of-speech n-grams (English)',
    ids: numbered('pos_entropy.plugin.n', 1, 4),
    onText: true,
    load: () => import('./pos-entropy.js'),
  },
  {
    name: 'pos_compression_ratio',
    group: 'syntax',
    summary: 'How far the sequence of parts of speech compresses (English)',
    ids: ['pos_compression_ratio.zlib'],
    onText: true,
    load: () => import('./pos-compression.js'),
  },
  {
    name: 'templates',
    group: 'syntax',
    summary: 'Syntactic templates: documents that hold one, and templates per token (English)',
    ids: [...numbered('template_rate.n', 4, 8), ...numbered('templates_per_token.n', 4, 8)],
    onText: true,
    load: () => import('./template-rate.js'),
  },
]
