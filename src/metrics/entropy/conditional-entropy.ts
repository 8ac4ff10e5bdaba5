import type { Metric } from '../../contracts/metric.js'
import { singletons, spectrumOfLevel } from '../spectrum.js'
import { noNgrams, textMetric, undefinedBecause } from '../text-metric.js'
import { plugInBits } from './estimators.js'

/**
 * Largest share of n-grams that may occur only once. In simulated chains (60,000 tokens, 1,000 and 10,000
 * words, 3 to 1,000 successors each, uniform and Zipf) the plug-in value was 0.2 bits low at a share of 0.08,
 * 0.4 at 0.13, 0.8 at 0.25, 1.5 at 0.4 and 3 at 0.58, whatever the chain.
 */
const MOST_SINGLETONS = 0.25

export const metrics: readonly Metric[] = [2, 3, 4].map(conditionalEntropy)

/**
 * @example
 * conditional_entropy.n2 of ['a b a b ... a b'] // 0 bits but for the document's end: the next word is certain
 */
function conditionalEntropy(n: number): Metric {
  const context = n === 2 ? 'the word before' : `the ${n - 1} words before`
  return textMetric({
    id: `conditional_entropy.n${n}`,
    version: 1,
    label: `Entropy of a word given ${context}`,
    unit: 'bits per token',
    format: 'number',
    better: 'neither',
    dependsOn: ['tokens'],
    minimum: { tokens: 50 },
    definition: `How open the next word is, given ${context}: the entropy of ${n}-grams less that of ${n - 1}-grams.

**Formula.** H(${n}) - H(${n - 1}), both plug-in, in bits.

**Bias.** Too low where the sample is small for the order: H(${n}) cannot exceed log2 of the sample's size, so the difference can *fall while the text becomes more random*. The share of ${n}-grams that occur once tells how bad it is (Good: it estimates the probability that the next ${n}-gram is a new one). Above ${MOST_SINGLETONS} the value is reported as undefined; at that share simulated chains came out 0.8 bits low, at half of it 0.4. Very little over zero can also come out below zero, because the last words of documents begin no ${n}-gram.

**Direction.** Neither: it falls when a model narrows and rises when it loses the thread.

**Smallest sensible sample.** As above; at least 50 tokens.

Source: Schurmann and Grassberger 1996, Entropy estimation of symbol sequences, doi:10.1063/1.166191.`,
    measure(view) {
      const level = view.ngrams(n)
      if (level.total === 0) return noNgrams(n)
      const spectrum = spectrumOfLevel(level)
      const unseen = singletons(spectrum) / spectrum.total
      if (unseen > MOST_SINGLETONS) return undefinedBecause(tooSmall(n, unseen), level.total)
      return { value: plugInBits(spectrum) - plugInBits(spectrumOfLevel(view.ngrams(n - 1))), n: level.total }
    },
  })
}

function tooSmall(n: number, unseen: number): string {
  const share = Math.round(unseen * 100)
  return `sample too small for order ${n}: ${share}% of its ${n}-grams occur once (at most ${MOST_SINGLETONS * 100}%)`
}
