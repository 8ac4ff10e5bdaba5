import type { MetricEntry } from '../entry.js'

const both = (prefix: string): string[] => [`${prefix}.n1`, `${prefix}.n2`]
const distances = (prefix: string): string[] =>
  ['wasserstein_1', 'ks', 'energy', 'frechet'].map((name) => `${prefix}.${name}`)

const calibration = ['entropy_gap', 'overconfidence.top1', 'ece.top1.bins10'].map(
  (name) => `calibration.${name}`,
)

export const entries: readonly MetricEntry[] = [
  {
    name: 'kl_divergence',
    group: 'distance',
    summary: 'Kullback-Leibler divergence of words and 2-grams from held-out human text, both ways',
    ids: [1, 2].flatMap((n) => [`kl.human_to_sample.add_half.n${n}`, `kl.sample_to_human.add_half.n${n}`]),
    onText: false,
    load: () => import('./kl.js'),
  },
  {
    name: 'ngram_divergence',
    group: 'distance',
    summary: 'Jensen-Shannon, Hellinger and total variation distance of words and 2-grams from human text',
    ids: ['js_divergence', 'js_distance', 'hellinger', 'total_variation'].flatMap(both),
    onText: false,
    load: () => import('./ngram-divergence.js'),
  },
  {
    name: 'rank_turbulence',
    group: 'distance',
    summary: 'How much the ranking of words and 2-grams by frequency differs from human text',
    ids: both('rank_turbulence.alpha_third'),
    onText: false,
    load: () => import('./rank-turbulence.js'),
  },
  {
    name: 'length_distance',
    group: 'distance',
    summary: 'How different the lengths of documents are from human ones',
    ids: distances('length_distance'),
    onText: false,
    load: () => import('./length-distance.js'),
  },
  {
    name: 'reference_loss',
    group: 'distance',
    summary: 'Loss of the sample under an n-gram model of human text, with a histogram by document',
    ids: ['per_token', 'over_human', 'oov_share'].map((name) => `reference_loss.${name}`),
    onText: false,
    load: () => import('./reference-loss.js'),
  },
  {
    name: 'loss_distance',
    group: 'distance',
    summary: 'How different the predictability of documents is from that of human ones',
    ids: distances('loss_distance'),
    onText: false,
    load: () => import('./loss-distance.js'),
  },
  {
    name: 'longest_copy',
    group: 'distance',
    summary: 'Longest passage of each document that stands in the human train split',
    ids: ['mean', 'max', 'long_share.t50', 'whole_share'].map((name) => `longest_copy.${name}`),
    onText: false,
    load: () => import('./longest-copy.js'),
  },
  {
    name: 'tail_mass',
    group: 'distance',
    summary: 'Share of the sample that is as hard to generation 0 as the hardest 1% of human text',
    ids: ['tail_mass.tokens_beyond.p99', 'tail_mass.documents_beyond.p99'],
    onText: false,
    load: () => import('./tail-mass.js'),
  },
  {
    name: 'tail_coverage',
    group: 'distance',
    summary: 'Share of human text that the model finds harder than generation 0 found all but 1% of it',
    ids: ['tail_coverage.tokens_beyond.p99', 'tail_coverage.documents_beyond.p99'],
    onText: false,
    load: () => import('./tail-coverage.js'),
  },
  {
    name: 'calibration',
    group: 'distance',
    summary: 'Whether the model is as sure of human text as it should be',
    ids: calibration,
    onText: false,
    byName: calibration,
    load: () => import('./calibration.js'),
  },
]
