import { type MetricEntry, numbered } from '../entry.js'

export const entries: readonly MetricEntry[] = [
  {
    name: 'rep_n',
    group: 'repetition',
    summary: 'Share of n-grams repeated within a document',
    ids: numbered('rep_n.n', 2, 4),
    anySize: 'all',
    onText: true,
    load: () => import('./rep-n.js'),
  },
  {
    name: 'diversity_product',
    group: 'repetition',
    summary: 'Product of the distinct shares of 2-, 3- and 4-grams within documents',
    ids: ['diversity_product.n2_4'],
    anySize: 'all',
    onText: true,
    load: () => import('./diversity-product.js'),
  },
  {
    name: 'self_repetition',
    group: 'repetition',
    summary: '4-grams that documents share with one another',
    ids: ['self_repetition.n4'],
    onText: true,
    load: () => import('./self-repetition.js'),
  },
  {
    name: 'duplicate_documents',
    group: 'repetition',
    summary: 'Share of documents that repeat an earlier one exactly',
    ids: ['duplicate_documents'],
    onText: true,
    load: () => import('./duplicate-documents.js'),
  },
]
