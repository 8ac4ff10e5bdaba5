import { type MetricEntry, numbered } from '../entry.js'

export const entries: readonly MetricEntry[] = [
  {
    name: 'ngram_entropy',
    group: 'entropy',
    summary: 'Entropy of n-grams: plug-in, Miller-Madow, Chao-Shen, Grassberger',
    ids: ['plugin', 'miller_madow', 'chao_shen', 'grassberger'].flatMap((estimator) =>
      numbered(`ngram_entropy.${estimator}.n`, 1, 5),
    ),
    onText: true,
    load: () => import('./ngram-entropy.js'),
  },
  {
    name: 'conditional_entropy',
    group: 'entropy',
    summary: 'Entropy of a word given the words before, where the sample is large enough for the order',
    ids: numbered('conditional_entropy.n', 2, 5),
    onText: true,
    load: () => import('./conditional-entropy.js'),
  },
  {
    name: 'evenness',
    group: 'entropy',
    summary: "How close frequencies are to equal: Pielou's J",
    ids: numbered('evenness.n', 1, 2),
    onText: true,
    load: () => import('./evenness.js'),
  },
  {
    name: 'compression_ratio',
    group: 'entropy',
    summary: 'How many times smaller zlib, gzip and brotli make the text',
    ids: ['zlib', 'gzip', 'brotli'].map((format) => `compression_ratio.${format}`),
    onText: true,
    load: () => import('./compression-ratio.js'),
  },
  {
    name: 'compression_bits_per_character',
    group: 'entropy',
    summary: 'Bits a compressor needs for a character: an upper bound on the entropy rate',
    ids: ['zlib', 'brotli'].map((format) => `compression_bits_per_character.${format}`),
    onText: true,
    load: () => import('./compression-bits.js'),
  },
]
