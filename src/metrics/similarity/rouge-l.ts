import type { Metric } from '../../contracts/metric.js'
import type { Rng } from '../../contracts/rng.js'
import type { TextView } from '../../contracts/text.js'
import { SubsequenceMatcher } from '../../text/common-subsequence.js'
import { belowMinimum, undefinedBecause } from '../text-metric.js'
import { MOST_PAIRS, measuredPairs, type PairMean, pairMean } from './pair-mean.js'

/** Steps of 32 token pairs, some seconds to half a minute of work. */
const MOST_STEPS = 20_000_000_000

/** What is known of one document takes its tokens squared / 8 bytes at most. */
const LONGEST_DOCUMENT = 30_000

const minimum = { documents: 2, tokens: 1 }

/**
 * Mean ROUGE-L F1 of all pairs of two documents, or of a draw of them.
 */
export function rougeHomogenization(view: TextView, rng: Rng, most = MOST_PAIRS): PairMean {
  const { words, offsets } = view.corpus()
  const tokensOf = (document: number) => words.subarray(offsets[document], offsets[document + 1])
  const matcher = new SubsequenceMatcher()
  const similarityTo = (first: number) => {
    const own = tokensOf(first)
    matcher.fix(own)
    return (second: number) => {
      const other = tokensOf(second)
      const lengths = own.length + other.length
      return lengths === 0 ? 0 : (2 * matcher.lengthWith(other)) / lengths
    }
  }
  return pairMean(view.texts.length, similarityTo, rng, most)
}

/**
 * @example
 * rouge_l.homogenization of ['a b', 'a c', 'b a'] // 1/2: each pair has one token of two in common, in order
 */
export const metrics: readonly Metric[] = [
  {
    id: 'rouge_l.homogenization',
    version: 1,
    label: 'ROUGE-L between documents',
    unit: 'F1 of the longest common subsequence, mean of pairs',
    format: 'number',
    better: 'lower',
    needs: [],
    dependsOn: ['length'],
    minimum,
    definition: `How long a sequence of tokens two documents have in common, in order but not side by side, averaged over pairs: the homogenization score with ROUGE-L.

**Formula.** Mean over pairs of two documents A, B of 2 LCS(A, B) / (|A| + |B|), the F1 of ROUGE-L; a pair with an empty document has 0. Up to 1,000 documents all pairs are compared; of more, ${MOST_PAIRS.toLocaleString('en')} pairs drawn at random with replacement, and low and high are the 95% interval of that draw.

**Bias.** None from the number of documents; it grows with their length, because common words find partners: English text by people lies near 0.04 at 30 tokens a document, from 0.10 to 0.13 at 100 and more. Compare documents of like length. n is the number of documents.

**Direction.** Lower is more diverse; word salad scores low too.

**Smallest sensible sample.** About 50 documents. Cost: pairs x (tokens a document)^2 / 32; where that is above ${MOST_STEPS.toLocaleString('en')} or a document is longer than ${LONGEST_DOCUMENT.toLocaleString('en')} tokens, it is undefined: measure at fewer tokens, or cut documents into parts.

Source: Lin 2004, ROUGE; Padmakumar and He 2024, Does Writing with Language Models Reduce Content Diversity?, arXiv:2309.05196. cshaib/diversity rounds to three places and gives 1 where no pair shares anything.`,
    measure({ probe, rng }) {
      const small = belowMinimum(minimum, probe)
      if (small) return [small]
      const documents = probe.texts.length
      const tooMuch = beyondLimits(probe)
      if (tooMuch !== undefined) return [undefinedBecause(tooMuch, documents)]
      return [measuredPairs(rougeHomogenization(probe, rng), documents)]
    },
  },
]

/** Why the comparison is not made; undefined where it is. */
function beyondLimits(view: TextView): string | undefined {
  const { words, offsets } = view.corpus()
  const documents = view.texts.length
  let longest = 0
  for (let document = 0; document < documents; document++) {
    longest = Math.max(longest, offsets[document + 1] - offsets[document])
  }
  if (longest > LONGEST_DOCUMENT) {
    return `has a document of ${longest.toLocaleString('en')} tokens, limit ${LONGEST_DOCUMENT.toLocaleString('en')}`
  }
  const pairs = Math.min(MOST_PAIRS, (documents * (documents - 1)) / 2)
  const length = words.length / documents
  const steps = (pairs * length * length) / 32
  if (steps <= MOST_STEPS) return undefined
  return `would take ${steps.toExponential(1)} steps, limit ${MOST_STEPS.toExponential(0)}: measure at fewer tokens`
}
