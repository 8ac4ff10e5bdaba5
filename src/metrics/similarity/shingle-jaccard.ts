import type { Metric } from '../../contracts/metric.js'
import type { Rng } from '../../contracts/rng.js'
import type { TextView } from '../../contracts/text.js'
import { jaccard } from '../../text/shingles.js'
import { belowMinimum } from '../text-metric.js'
import { MOST_PAIRS, measuredPairs, type PairMean, pairMean } from './pair-mean.js'
import { meanJaccard, sharedShingles } from './shared-shingles.js'
import { shingleSets } from './shingle-sets.js'

const ORDER = 5

const minimum = { documents: 2, tokens: 1 }

/** About a second of counting; where documents share more, pairs are drawn. */
const MOST_SHARINGS = 200_000_000

/** Mean Jaccard similarity of the documents' sets of 5-grams: of all pairs if that is cheap or there are few. */
export function pairwiseJaccard(view: TextView, rng: Rng, most = MOST_SHARINGS): PairMean {
  const sets = shingleSets(view)
  const shared = sharedShingles(sets)
  if (shared.sharings <= most) {
    const pairs = (sets.length * (sets.length - 1)) / 2
    return { mean: meanJaccard(sets, shared), standardError: 0, pairs }
  }
  return pairMean(sets.length, (first) => (second) => jaccard(sets[first], sets[second]), rng)
}

/**
 * @example
 * shingle_jaccard.pairwise.n5 of ['a b c d e f', 'a b c d e', 'x'] // 1/6: 1/2 for the first pair of three
 */
export const metrics: readonly Metric[] = [
  {
    id: `shingle_jaccard.pairwise.n${ORDER}`,
    version: 1,
    label: 'Overlap between documents',
    unit: `Jaccard similarity of sets of ${ORDER}-grams, mean of pairs`,
    format: 'number',
    better: 'lower',
    needs: [],
    dependsOn: ['length'],
    minimum,
    definition: `How much text two documents of the sample share word for word, averaged over pairs.

**Formula.** Mean over pairs of two documents of |A and B| / |A or B|, A and B their sets of token ${ORDER}-grams; a document of fewer tokens is one n-gram, and a pair without tokens has 0. All pairs are counted through the n-grams they share; where these make more than ${MOST_SHARINGS.toLocaleString('en')} sharings, it is the mean of ${MOST_PAIRS.toLocaleString('en')} pairs drawn at random with replacement, and low and high are the 95% interval of that draw.

**Bias.** None from the number of documents. Most pairs of human documents share nothing, so the mean is small (0.0001 and less) and a few groups of copies decide it: see \`near_duplicates.j80\` for these. n is the number of documents.

**Direction.** Lower is more diverse; word salad shares nothing either.

**Smallest sensible sample.** About 100 documents.

Source: Broder 1997, On the resemblance and containment of documents.`,
    measure({ probe, rng }) {
      const small = belowMinimum(minimum, probe)
      return [small ?? measuredPairs(pairwiseJaccard(probe, rng), probe.texts.length)]
    },
  },
]
