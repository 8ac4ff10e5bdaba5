import type { Measured, Metric } from '../../contracts/metric.js'
import { oncePer } from '../once.js'
import type { Spectrum } from '../spectrum.js'
import { undefinedBecause } from '../text-metric.js'
import { lawMetric, type LawMetric } from './law-metric.js'
import { type PowerLawFit, closestPowerLaw, powerLawFrom } from './power-law-fit.js'

/** Searching for the smallest count is the dear part; all that rest on it share it. */
export const closestOf: (spectrum: Spectrum) => PowerLawFit | undefined = oncePer(closestPowerLaw)

export const POWER_LAW_SOURCE =
  'Clauset, Shalizi and Newman 2009, Power-law distributions in empirical data, doi:10.1137/070710111.'

const FAMILY = `P(count = x) = x^-alpha / zeta(alpha, xmin) for types whose count is xmin or more, with Hurwitz' zeta function; alpha is the one of greatest likelihood, computed exactly.`

const CLOSEST =
  'xmin is that observed count from which on the law comes closest to the counts by the distance of Kolmogorov and Smirnov.'

const DIRECTION = `**Direction.** Neither: human text of this size and language is the mark. By Zipf's law with exponent s, alpha is about 1 + 1/s: it falls when a model leans on its commonest words, and rises when rare ones get more.`

const SAMPLE =
  '**Smallest sensible sample.** About 1,000 types above xmin (n); below 50 the exponent is a guess.'

export const metrics: readonly Metric[] = [
  /**
   * @example
   * power_law.alpha.xmin1 of ['a', 'b', 'a', 'a b'] // 1.736: counts 3 and 2
   */
  powerLawMetric({
    id: 'power_law.alpha.xmin1',
    label: 'Power-law exponent of word counts (all)',
    unit: 'exponent',
    definition: `How many words are rare against how many are common: the exponent of the law for the counts of all types.

**Formula.** ${FAMILY} Here xmin = 1: all types.

**Bias.** Real counts follow the law only from some count on: \`power_law.alpha.closest\` looks for it. Changes with the size of the sample; compare at the same number of tokens. Types are taken for independent, which they are not.

${DIRECTION}

${SAMPLE}

Source: ${POWER_LAW_SOURCE} Same as igraph \`power_law_fit\` with xmin = 1.`,
    law: (spectrum) => powerLawFrom(spectrum, 1),
    value: ({ alpha }) => alpha,
  }),
  /**
   * @example
   * power_law.alpha.closest of counts 9, 4, 3, 2, 2, 1, 1, 1, 1, 1, 1 // 2.021, from 1 on
   */
  powerLawMetric({
    id: 'power_law.alpha.closest',
    label: 'Power-law exponent of word counts (tail)',
    unit: 'exponent',
    definition: `The exponent of the law where the counts follow it best.

**Formula.** ${FAMILY} ${CLOSEST}

**Bias.** xmin is chosen from the same counts, and small changes of the sample can move it, and alpha with it: read it with \`power_law.xmin.closest\`. Changes with the size of the sample; compare at the same number of tokens.

${DIRECTION}

${SAMPLE}

Source: ${POWER_LAW_SOURCE} Same as igraph \`power_law_fit\`.`,
    law: closestOf,
    value: ({ alpha }) => alpha,
  }),
  /**
   * @example
   * power_law.xmin.closest of counts 9, 4, 3, 2, 2, 1, 1, 1, 1, 1, 1 // 1
   */
  powerLawMetric({
    id: 'power_law.xmin.closest',
    label: 'Smallest count that follows the power law',
    unit: 'occurrences of a word',
    definition: `From which count on the law of \`power_law.alpha.closest\` is fitted.

**Formula.** ${CLOSEST}

**Bias.** Jumps between far values where several fit about as well.

**Direction.** Neither.

${SAMPLE}

Source: ${POWER_LAW_SOURCE}`,
    law: closestOf,
    value: ({ from }) => from,
  }),
  /**
   * @example
   * power_law.distance.closest of counts 9, 4, 3, 2, 2, 1, 1, 1, 1, 1, 1 // 0.0697
   */
  powerLawMetric({
    id: 'power_law.distance.closest',
    label: 'Distance of word counts from their power law',
    unit: 'difference of shares, 0 to 1',
    definition: `How far the counts lie from the law of \`power_law.alpha.closest\`: its goodness of fit.

**Formula.** Largest difference, over all whole numbers from xmin on, between the shares of types with at most that count in the sample and under the law (Kolmogorov and Smirnov). Programs that compare only just below the counts that occur (igraph) give less where the counts have gaps, as in ten copies of one text.

**Bias.** Chance alone makes up to about 0.9 / sqrt(n), with n types above xmin; \`power_law.p\` says whether it is more than chance.

**Direction.** Neither: human text does not follow the law exactly.

${SAMPLE}

Source: ${POWER_LAW_SOURCE}`,
    law: closestOf,
    value: ({ distance }) => distance,
  }),
]

interface PowerLawMetric extends Omit<LawMetric, 'law'> {
  readonly law: (spectrum: Spectrum) => PowerLawFit | undefined
  readonly value: (fit: PowerLawFit) => number
}

function powerLawMetric({ law, value, ...described }: PowerLawMetric): Metric {
  return lawMetric({
    ...described,
    law(spectrum): Measured {
      const found = law(spectrum)
      return found === undefined ? noLaw(spectrum) : { value: value(found), n: found.types }
    },
  })
}

/** What to report where there is no exponent of greatest likelihood. */
export function noLaw({ times, types }: Spectrum): Measured {
  return undefinedBecause(
    times[0] === 1 ? 'every token occurs once' : `every token occurs ${times[0]} times`,
    types,
  )
}
