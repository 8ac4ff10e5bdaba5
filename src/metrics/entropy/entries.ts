import { type MetricEntry, numbered } from '../entry.js'

export const entries: readonly MetricEntry[] = [
  {
    name: 'ngram_entropy',
    group: 'entropy',
    summary: 'Entropy of n-grams: plug-in, Miller-Madow, Chao-Shen',
    ids: ['plugin', 'miller_madow', 'chao_shen'].flatMap((estimator) =>
      numbered(`ngram_entropy.${estimator}.n`, 1, 4),
    ),
    onText: true,
    load: () => import('./ngram-entropy.js'),
  },
  {
    name: 'conditional_entropy',
    group: 'entropy',
    summary: 'Entropy of a word given the words before, where the sample is large enough for the order',
    ids: numbered('conditional_entropy.n', 2, 4),
    onText: true,
    load: () => import('./conditional-entropy.js'),
  },
  {
    name: 'compression_ratio',
    group: 'entropy',
    summary: 'How many times smaller zlib makes the text',
    ids: ['compression_ratio.zlib'],
    onText: true,
    load: () => import('./compression-ratio.js'),
  },
]
