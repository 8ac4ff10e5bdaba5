import type { Metric } from '../../contracts/metric.js'
import { belowMinimum, noNgrams, undefinedBecause } from '../text-metric.js'
import { jaccardOfTypes } from './shared-types.js'

const ORDER = 5

const minimum = { tokens: ORDER }

/**
 * @example
 * shingle_jaccard.human.n5 of ['a b c d e f'] with 'a b c d e' as human text // 1/2
 */
export const metrics: readonly Metric[] = [
  {
    id: `shingle_jaccard.human.n${ORDER}`,
    version: 1,
    label: 'Overlap with human text',
    unit: `Jaccard similarity of sets of ${ORDER}-grams`,
    format: 'number',
    better: 'neither',
    needs: ['human'],
    dependsOn: ['tokens'],
    minimum,
    definition: `How much of the sample's and the human text's ${ORDER}-grams they have in common, each n-gram counted once.

**Formula.** |A and B| / |A or B|, A and B the sets of token ${ORDER}-grams of all documents of the sample and of the human train split; n-grams do not cross documents.

**Bias.** It depends on both sizes: where one text is k times larger, it is at most about 1 / k. Compare values of samples of one size against the same human text. n is the number of distinct ${ORDER}-grams in the sample.

**Direction.** Neither: copies of the human text raise it, and so does text that is like it. \`novelty.copied\` tells what share of the sample is copied.

**Smallest sensible sample.** About 1,000 tokens on each side.

Source: Broder 1997, On the resemblance and containment of documents.`,
    measure({ probe, train }) {
      const small = belowMinimum(minimum, probe)
      if (small) return [small]
      const own = probe.ngrams(ORDER).size
      if (own === 0) return [noNgrams(ORDER)]
      if (train.ngrams(ORDER).size === 0) {
        return [undefinedBecause(`the human train split has no ${ORDER}-grams`)]
      }
      return [{ value: jaccardOfTypes(probe, train, ORDER), n: own }]
    },
  },
]
