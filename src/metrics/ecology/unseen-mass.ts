import type { Metric } from '../../contracts/metric.js'
import { singletons } from '../spectrum.js'
import { undefinedBecause } from '../text-metric.js'
import { simpleGoodTuring } from './estimators/simple-good-turing.js'
import { GRAMS, gramMetric } from './gram-metric.js'

export const metrics: readonly Metric[] = GRAMS.flatMap((n) => [goodTuring(n), simple(n)])

function meaning(n: number): string {
  return `Chance that the next ${n}-gram, had the source gone on, would be one that the sample does not hold: what is left to discover.`
}

/**
 * @example
 * unseen_mass.good_turing.n1 of 60 tokens, 40 of which occur once // 2/3
 */
function goodTuring(n: number): Metric {
  return gramMetric(n, {
    name: 'unseen_mass.good_turing',
    label: `Unseen mass of ${n}-grams (Good-Turing)`,
    unit: `share of ${n}-grams`,
    format: 'percent',
    better: 'neither',
    dependsOn: ['tokens'],
    definition: `${meaning(n)}

**Formula.** f1 / N: ${n}-grams that occur once / all ${n}-grams.

**Bias.** Nearly none: too high by less than 1 / N on average. It falls as the sample grows, so compare only at the same number of tokens. One minus it is Good's coverage; \`sample_coverage\` is the finer estimate.

**Direction.** Neither: it falls when a model narrows and rises when it loses the thread.

**Smallest sensible sample.** 50 ${n}-grams.

Source: Good 1953, The population frequencies of species and the estimation of population parameters, doi:10.1093/biomet/40.3-4.237.`,
    measure: (spectrum) => ({ value: singletons(spectrum) / spectrum.total }),
  })
}

/**
 * @example
 * unseen_mass.simple_good_turing.n1 where the line through 120, 40, 24 .. (prosody) is 1.94 - 1.39 log10 r // 0.0028
 */
function simple(n: number): Metric {
  return gramMetric(n, {
    name: 'unseen_mass.simple_good_turing',
    label: `Unseen mass of ${n}-grams (simple Good-Turing)`,
    unit: `share of ${n}-grams`,
    format: 'percent',
    better: 'neither',
    dependsOn: ['tokens'],
    definition: `${meaning(n)} Here the number of those seen once is not taken as it is but read off a line through the numbers seen once, twice, three times and so on, which is steadier in small samples.

**Formula.** exp(a) / N, where a + b ln r is the least-squares line through ln Z_r, and Z_r = 2 f_r / (r" - r') spreads the ${n}-grams seen r times over the counts between the neighbours r' and r" that occur.

**Bias.** That of the straight line: text bends it, and where the line passes below f1 the value is too low (in 200 lines of Wikipedia 7.0% for 9.7% by \`unseen_mass.good_turing\`). Undefined where b is not below -1: no Zipf-like decline, so the method does not apply.

**Direction.** Neither: it falls when a model narrows and rises when it loses the thread.

**Smallest sensible sample.** 50 ${n}-grams; ten different counts or more.

Source: Gale and Sampson 1995, Good-Turing frequency estimation without tears, doi:10.1080/09296179508590051. Same as \`discount()\` of nltk's SimpleGoodTuringProbDist; Gale and Sampson themselves smooth the counts of seen kinds and leave f1 / N for the unseen.`,
    measure(spectrum) {
      const { slope, unseenMass } = simpleGoodTuring(spectrum)
      return slope < -1
        ? { value: unseenMass }
        : undefinedBecause(
            `the counts do not decline like Zipf's law (slope ${slope.toFixed(2)}, needs below -1)`,
          )
    },
  })
}
