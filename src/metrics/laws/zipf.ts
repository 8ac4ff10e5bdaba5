import type { Measured, Metric } from '../../contracts/metric.js'
import type { Spectrum } from '../spectrum.js'
import { undefinedBecause } from '../text-metric.js'
import { lawMetric, type LawMetric } from './law-metric.js'
import { rankExponent, rankRegression } from './rank-frequency.js'

const DIRECTION = `**Direction.** Neither: human text of this size and language is the mark. A model that narrows leans on its commonest words and the exponent rises; one that makes up words thickens the tail and it falls.`

const SAMPLE = '**Smallest sensible sample.** Two distinct tokens for a value; about 10,000 tokens.'

export const metrics: readonly Metric[] = [
  /**
   * @example
   * zipf.rank_regression of ['a', 'b', 'a', 'a b'] // 0.585: counts 3 and 2, ln(3 / 2) / ln 2
   */
  zipfMetric({
    id: 'zipf.rank_regression',
    label: "Zipf's exponent (rank regression)",
    unit: 'exponent',
    definition: `How steeply the frequency of words falls with their rank: the commonest word, the second, and so on.

**Formula.** count ~ rank^-s; s is the negative slope of the line of least squares through ln(count) over ln(rank), ranks 1 to V, one point a type.

**Bias.** Ruled by the many words that occur once or twice: their flat steps at the end stand for most points, so it changes with the size of the sample; compare at the same number of tokens. Ranks are the sample's own, which makes it too steep: even equally likely words get an exponent above 0. \`zipf.rank_mle\` weighs by tokens.

${DIRECTION}

${SAMPLE}

Source: Zipf 1949, Human Behavior and the Principle of Least Effort. Same as scipy \`linregress\` of the logarithms.`,
    of: (spectrum) => 0 - rankRegression(spectrum).slope,
  }),
  /**
   * @example
   * zipf.rank_regression.r2 of ['a', 'b', 'a', 'a b'] // 1: two points lie on a line
   */
  zipfMetric({
    id: 'zipf.rank_regression.r2',
    label: "Zipf's line: share of variance explained",
    unit: 'R squared, 0 to 1',
    definition: `How much of the variance of ln(count) the line of \`zipf.rank_regression\` explains.

**Formula.** R^2 of that line.

**Bias.** Close to 1 for anything that falls with rank, because ranks are sorted: a value near 1 is no proof of the law. A low one says that the exponent stands for nothing. \`power_law.p\` is a test.

**Direction.** Neither.

${SAMPLE}

Source: as \`zipf.rank_regression\`.`,
    of: (spectrum) => rankRegression(spectrum).r2,
  }),
  /**
   * @example
   * zipf.rank_mle of ['a', 'b', 'a', 'a b'] // 0.585: log2 of 3 / 2, whose law gives 3/5 and 2/5
   */
  zipfMetric({
    id: 'zipf.rank_mle',
    label: "Zipf's exponent (rank likelihood)",
    unit: 'exponent',
    definition: `How steeply the frequency of words falls with their rank, each token with the same weight.

**Formula.** s at which the sample's counts are most likely under P(rank) = rank^-s / H(V, s), ranks 1 to V, where H(V, s) is the sum of all rank^-s.

**Bias.** Ruled by the commonest words. Ranks are the sample's own, and V its own number of types: both change with the size of the sample, so compare at the same number of tokens.

${DIRECTION}

${SAMPLE}

Source: the likelihood of a Zipf law truncated at V; see Moreno-Sanchez, Font-Clos and Corral 2016, Large-scale analysis of Zipf's law in English texts, doi:10.1371/journal.pone.0147073.`,
    of: rankExponent,
  }),
]

interface ZipfMetric extends Omit<LawMetric, 'law'> {
  readonly of: (spectrum: Spectrum) => number | undefined
}

function zipfMetric({ of, ...described }: ZipfMetric): Metric {
  return lawMetric({
    ...described,
    law(spectrum): Measured {
      const { types } = spectrum
      if (types < 2) return undefinedBecause(`needs 2 distinct tokens, has ${types}`, types)
      const value = of(spectrum)
      return value === undefined
        ? undefinedBecause('all tokens are equally frequent', types)
        : { value, n: types }
    },
  })
}
