import type { Metric } from '../../contracts/metric.js'
import { klBits } from './divergences.js'
import { ngramComparison } from './ngram-comparison.js'
import { swapped } from './paired-spectrum.js'

/** Added to every count of both texts (Krichevsky and Trofimov's estimator): otherwise a single new word makes it infinite. */
const ADDED = 0.5

export const metrics: readonly Metric[] = [1, 2].flatMap((n) => [humanToSample(n), sampleToHuman(n)])

/**
 * @example
 * kl.human_to_sample.add_half.n1 of ['a a'] with 'a b' as human text // 0.4240: log2(3/5) / 2 + log2(3) / 2
 */
function humanToSample(n: number): Metric {
  return ngramComparison({
    id: `kl.human_to_sample.add_half.n${n}`,
    label: `KL(human || sample) of ${n}-grams`,
    unit: `bits per ${n}-gram of human text`,
    n,
    definition: `What human text holds and the sample has lost: the bits that each ${n}-gram of human text costs on average beyond need, if it is coded by the sample's frequencies. Words that humans use and the sample does not weigh heavily, words that only the sample uses hardly at all.

**Formula.** KL(H || S) = sum over ${n}-grams of h log2(h / s), with h = (human count + ${ADDED}) / (human total + ${ADDED} U), s likewise from the sample, U the number of kinds in both texts together. Without the ${ADDED} it would be infinite as soon as the sample lacks one kind.

**Direction.** The expectation is over human text: this is the forward KL, large where the sample misses what humans write. \`kl.sample_to_human.add_half.n${n}\` is the reverse. Sources that say "KL" alone may mean either.

**Bias.** Too high for small samples by unseen kinds, and pulled towards 0 by the ${ADDED} where most kinds are rare (n = 2 above all): values of other sizes or another smoothing do not compare. It is not 0 for two human texts: read it against the control.`,
    source:
      'Kullback and Leibler 1951, On information and sufficiency; Krichevsky and Trofimov 1981, The performance of universal encoding. Same as scipy.stats.entropy on smoothed counts.',
    value: (pairs) => klBits(pairs, ADDED),
  })
}

/**
 * @example
 * kl.sample_to_human.add_half.n1 of ['a a'] with 'a b' as human text // 0.3500: 5/6 log2(5/3) + 1/6 log2(1/3)
 */
function sampleToHuman(n: number): Metric {
  return ngramComparison({
    id: `kl.sample_to_human.add_half.n${n}`,
    label: `KL(sample || human) of ${n}-grams`,
    unit: `bits per ${n}-gram of the sample`,
    n,
    definition: `What the sample writes and humans do not: the bits that each ${n}-gram of the sample costs on average beyond need, if it is coded by human frequencies. What it has lost does not count; what it repeats too often in place of that does.

**Formula.** KL(S || H) = sum over ${n}-grams of s log2(s / h), with s = (sample count + ${ADDED}) / (sample total + ${ADDED} U), h likewise from human text, U the number of kinds in both texts together.

**Direction.** The expectation is over the sample: this is the reverse KL, large where the sample overuses or invents, and blind to what it has lost. \`kl.human_to_sample.add_half.n${n}\` is the forward one.

**Bias.** As for \`kl.human_to_sample.add_half.n${n}\`.`,
    source:
      'Kullback and Leibler 1951, On information and sufficiency; Krichevsky and Trofimov 1981, The performance of universal encoding. Same as scipy.stats.entropy on smoothed counts.',
    value: (pairs) => klBits(swapped(pairs), ADDED),
  })
}
