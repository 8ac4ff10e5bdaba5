import type { MetricEntry } from '../entry.js'

const LENGTHS = ['', '.sd', '.cv', '.q05', '.q50', '.q95'].map((part) => `length.tokens_per_document${part}`)

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
    summary: 'Tokens per document: mean, spread, median, 5th and 95th percentile',
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
  {
    name: 'sentence_length',
    group: 'form',
    summary: 'Tokens per sentence: mean, spread, median, 5th and 95th percentile',
    ids: ['', '.sd', '.cv', '.q05', '.q50', '.q95'].map((part) => `length.tokens_per_sentence${part}`),
    onText: true,
    load: () => import('./sentence-length.js'),
  },
  {
    name: 'readability',
    group: 'form',
    summary: 'Flesch reading ease and Flesch-Kincaid grade (English)',
    ids: ['readability.flesch_reading_ease', 'readability.flesch_kincaid_grade'],
    onText: true,
    load: () => import('./readability.js'),
  },
  {
    name: 'characters',
    group: 'form',
    summary: 'Shares of punctuation, digits, upper case and emoji among characters',
    ids: ['punctuation', 'digit', 'upper_case', 'emoji'].map((kind) => `characters.${kind}_share`),
    onText: true,
    load: () => import('./character-shares.js'),
  },
  {
    name: 'script_share',
    group: 'form',
    summary: 'Share of each script among letters: Latin, Cyrillic, Arabic, Han, ...',
    ids: ['script_share'],
    onText: true,
    load: () => import('./script-share.js'),
  },
  {
    name: 'markup_share',
    group: 'form',
    summary: 'Share of lines with Markdown or HTML: headings, lists, code, links, tags',
    ids: ['markup_share'],
    onText: true,
    load: () => import('./markup-share.js'),
  },
]
