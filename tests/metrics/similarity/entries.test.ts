import { expect, it } from 'vitest'
import { selectMetricIds } from '../../../src/metrics/registry.js'

it('the group stands for one of each kind, and for one that takes the cube of the documents', () => {
  expect(selectMetricIds(['similarity'])).toEqual([
    'self_bleu.nltk.n4',
    'rouge_l.homogenization',
    'shingle_jaccard.pairwise.n5',
    'shingle_jaccard.human.n5',
    'near_duplicates.j80',
    'vendi.ngram.n1.q1',
    'vendi.ngram.n1.q2',
    'vendi.tfidf.q2',
  ])
})
