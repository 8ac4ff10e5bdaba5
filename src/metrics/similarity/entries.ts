import { type MetricEntry, numbered } from '../entry.js'

const selfBleuIds = ['nltk', 'sacrebleu'].flatMap((smoothing) => numbered(`self_bleu.${smoothing}.n`, 2, 5))
const vendiIds = ['ngram.n1', 'ngram.n2', 'ngram.n1to4', 'tfidf'].flatMap((kernel) =>
  ['0.5', '1', '2', 'inf'].map((order) => `vendi.${kernel}.q${order}`),
)

export const entries: readonly MetricEntry[] = [
  {
    name: 'self_bleu',
    group: 'similarity',
    summary: 'How well documents can be put together from n-grams of the others',
    ids: selfBleuIds,
    onText: true,
    byName: selfBleuIds.filter((id) => id !== 'self_bleu.nltk.n4'),
    load: () => import('./self-bleu.js'),
  },
  {
    name: 'rouge_l',
    group: 'similarity',
    summary: 'Longest common subsequences of pairs of documents',
    ids: ['rouge_l.homogenization'],
    anySize: 'all',
    onText: true,
    load: () => import('./rouge-l.js'),
  },
  {
    name: 'shingle_jaccard',
    group: 'similarity',
    summary: '5-grams that pairs of documents share',
    ids: ['shingle_jaccard.pairwise.n5'],
    anySize: 'all',
    onText: true,
    load: () => import('./shingle-jaccard.js'),
  },
  {
    name: 'human_overlap',
    group: 'similarity',
    summary: '5-grams that the sample and the human train split share',
    ids: ['shingle_jaccard.human.n5'],
    onText: false,
    load: () => import('./human-overlap.js'),
  },
  {
    name: 'near_duplicates',
    group: 'similarity',
    summary: 'Share of documents that nearly repeat an earlier one',
    ids: ['near_duplicates.j80'],
    onText: true,
    load: () => import('./near-duplicates.js'),
  },
  {
    name: 'vendi',
    group: 'similarity',
    summary: 'Effective number of different documents, by n-grams or TF-IDF',
    ids: vendiIds,
    onText: true,
    byName: vendiIds.filter(
      (id) => !['vendi.ngram.n1.q1', 'vendi.ngram.n1.q2', 'vendi.tfidf.q2'].includes(id),
    ),
    load: () => import('./vendi.js'),
  },
]
