import type { Metric } from '../../contracts/metric.js'
import { noNgrams } from '../text-metric.js'
import { syntaxMetric, TAGS } from './tagged.js'
import { countTemplates, MOST_TEMPLATES } from './templates.js'

const SOURCE =
  'Source: Shaib et al. 2024, Detection and Measurement of Syntactic Templates in Generated Text, arXiv:2407.00211 (there with another tagger).'

const LENGTHS = [4, 5, 6, 7, 8]

const templates = (n: number) =>
  `**Templates.** The ${MOST_TEMPLATES} most frequent ${n}-grams of parts of speech that stand in at least two documents of the sample; of equally frequent ones the alphabetically first.`

export const metrics: readonly Metric[] = [...LENGTHS.map(rate), ...LENGTHS.map(perToken)]

/**
 * @example
 * template_rate.n4 of ['It rained all day.', 'It snowed all night.', 'Go!'] // 2/3
 */
function rate(n: number): Metric {
  return syntaxMetric({
    id: `template_rate.n${n}`,
    version: 1,
    label: `Documents with a template of ${n} tags`,
    unit: 'share of documents',
    format: 'percent',
    better: 'lower',
    dependsOn: ['documents', 'length'],
    minimum: { documents: 2, tokens: n },
    definition: `Share of documents that hold at least one syntactic template: a sequence of ${n} parts of speech that the sample uses over and over.

**Formula.** documents with at least one template / documents; documents too short to hold one count as without.

${templates(n)}

${TAGS}

**Bias.** Rises with the length of documents: with n = 4 nearly every document of a hundred words holds one. Falls with their number, since the ${MOST_TEMPLATES} are then spread over more. Compare at equal size, beside \`templates_per_token.n${n}\`, which is normalised by length.

**Smallest sensible sample.** About 100 documents.

${SOURCE}`,
    measure(tagged) {
      if (tagged.ngrams(n).total === 0) return noNgrams(n)
      return { value: countTemplates(tagged, n).documents / tagged.texts.length, n: tagged.texts.length }
    },
  })
}

/**
 * @example
 * templates_per_token.n4 of ['It rained all day.', 'It snowed all night.'] // 4/10: two templates, twice each
 */
function perToken(n: number): Metric {
  return syntaxMetric({
    id: `templates_per_token.n${n}`,
    version: 1,
    label: `Templates of ${n} tags per token`,
    unit: 'templates per tagged word',
    format: 'number',
    better: 'lower',
    dependsOn: ['tokens', 'length'],
    minimum: { documents: 2, tokens: n },
    definition: `How thickly the sample is strewn with syntactic templates: sequences of ${n} parts of speech that it uses over and over.

**Formula.** occurrences of all templates / tags of the sample; overlapping occurrences count each.

${templates(n)}

${TAGS}

**Bias.** Falls as the sample grows, since the number of templates is fixed. Short documents have fewer places for a template: compare at equal size and length.

**Smallest sensible sample.** About 100 documents.

${SOURCE}`,
    measure(tagged) {
      if (tagged.ngrams(n).total === 0) return noNgrams(n)
      const tokens = tagged.corpus().words.length
      return { value: countTemplates(tagged, n).occurrences / tokens, n: tokens }
    },
  })
}
