import type { MetricEntry } from '../entry.js'

const LENGTHS = ['', '.q05', '.q50', '.q95'].map((part) => `length.tokens_per_document${part}`)

export const entries: readonly MetricEntry[] = [
  {
    name: 'size',
    group: 'form',
    summary: 'Number of tokens and documents',
    ids: ['tokens', 'documents'],
    anySize: ['tokens', 'documents'],
    onText: true,
    load: () => import('./size.js'),
  },
  {
    name: 'length',
    group: 'form',
    summary: 'Tokens per document: mean, median, 5th and 95th percentile',
    ids: LENGTHS,
    anySize: LENGTHS,
    onText: true,
    load: () => import('./length.js'),
  },
  {
    name: 'truncated_documents',
    group: 'form',
    summary: 'Share of documents that the token limit cut',
    ids: ['truncated_documents'],
    anySize: ['truncated_documents'],
    onText: true,
    load: () => import('./truncated-documents.js'),
  },
]
