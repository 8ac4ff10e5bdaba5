import type { Metric } from '../../contracts/metric.js'
import type { TextView } from '../../contracts/text.js'
import { textMetric } from '../text-metric.js'
import { bleu, type Smoothing } from './bleu.js'
import { clippedMatches } from './clipped-matches.js'
import { closestLengths } from './closest-lengths.js'

const orders = [2, 3, 4, 5] as const

const SMOOTHING = {
  nltk: 'A precision of 0 counts as 0.1 matches (method 1 of Chen and Cherry 2014, as in nltk 3.8).',
  sacrebleu:
    'The first precision of 0 counts as 1/2 match, the second as 1/4, and so on; orders longer than the document are left out (exp smoothing with effective order, as in sacrebleu).',
}

export const metrics: readonly Metric[] = (['nltk', 'sacrebleu'] as const).flatMap((smoothing) =>
  orders.map((order) => metricOf(order, smoothing)),
)

/**
 * BLEU of each document against all others as its references. Needs two documents.
 *
 * @param order the longest n-grams compared
 */
export function selfBleu(view: TextView, order: number, smoothing: Smoothing): Float64Array {
  const { offsets } = view.corpus()
  const lengths = Float64Array.from(view.texts, (_, document) => offsets[document + 1] - offsets[document])
  const closest = closestLengths(lengths)
  const orders = Array.from({ length: order }, (_, index) => index + 1)
  const matches = orders.map((n) => clippedMatches(view, n))
  return lengths.map((length, document) =>
    bleu(
      {
        matches: matches.map((clipped) => clipped[document]),
        totals: orders.map((n) => Math.max(0, length - n + 1)),
        length,
        reference: closest[document],
      },
      smoothing,
    ),
  )
}

/**
 * @example
 * self_bleu.nltk.n2 of ['a b c', 'a b c', 'a b d'] // 0.8591 = (1 + 1 + sqrt(2/3 x 1/2)) / 3
 */
function metricOf(order: number, smoothing: Smoothing): Metric {
  return textMetric({
    id: `self_bleu.${smoothing}.n${order}`,
    version: 1,
    label: `Self-BLEU-${order} (${smoothing} smoothing)`,
    unit: 'BLEU, 0..1, mean of documents',
    format: 'number',
    better: 'lower',
    dependsOn: ['tokens', 'documents', 'length'],
    minimum: { documents: 2, tokens: 1 },
    definition: `How well each document can be put together from n-grams of the others: documents that resemble one another score high.

**Formula.** Mean over documents d of BLEU(d; all other documents as references): exp(min(0, 1 - r / |d|)) times the geometric mean of p_1 .. p_${order}. p_n is the share of d's n-grams found in another document, each counted at most as often as the one other document that holds it most often holds it; r is the closest length of another document. ${SMOOTHING[smoothing]} Without a common word, and for an empty document, it is 0. Values of the two smoothings do not compare.

**Bias.** Grows with the number of documents (more references, more matches) and with their length: compare the same number of documents of like length. n is the number of documents.

**Direction.** Lower is more diverse; but word salad shares nothing and scores low too.

**Smallest sensible sample.** About 100 documents of 20 tokens. Cost: time grows with the tokens, not with the pairs.

Source: Zhu et al. 2018, Texygen: A Benchmarking Platform for Text Generation Models, arXiv:1802.01886; Papineni et al. 2002, BLEU.`,
    measure(view) {
      const scores = selfBleu(view, order, smoothing)
      return { value: scores.reduce((sum, score) => sum + score, 0) / scores.length, n: scores.length }
    },
  })
}
