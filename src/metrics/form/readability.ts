import type { Metric } from '../../contracts/metric.js'
import type { TextView } from '../../contracts/text.js'
import { type ReadingCounts, countReading } from '../../text/reading-counts.js'
import { notEnglish } from '../characters.js'
import { oncePer } from '../once.js'
import { textMetric, undefinedBecause } from '../text-metric.js'

/** Flesch took samples of 100 words. */
const FEWEST_WORDS = 100

const COUNTED = `W words (runs of letters with inner apostrophes), S sentences (Unicode's boundaries; a sentence without a word is none) and Y syllables are summed over all documents. Syllables are counted by rule: one for each run of vowels, one more where two vowels of a run are spoken apart (\`li-on\` is not, \`vi-o-lin\` is), one less for a silent last e, es or ed.`

const BIAS = `**Bias.** None by size. English only: undefined where fewer than half of the letters are Latin, and meaningless for other languages in Latin script. The rule for syllables errs on single words in both directions. Lists and headings without full stops are taken line by line; text without any sentence end counts as one long sentence. It measures lengths, not sense: word salad of short words reads as easy.

**Smallest sensible sample.** 100 words; undefined below.`

/**
 * 206.835 - 1.015 W / S - 84.6 Y / W.
 *
 * @example
 * fleschReadingEase({ words: 6, sentences: 1, syllables: 6 }) // 116.145
 */
export function fleschReadingEase({ words, sentences, syllables }: ReadingCounts): number {
  return 206.835 - (1.015 * words) / sentences - (84.6 * syllables) / words
}

/**
 * 0.39 W / S + 11.8 Y / W - 15.59.
 *
 * @example
 * fleschKincaidGrade({ words: 6, sentences: 1, syllables: 6 }) // -1.45
 */
export function fleschKincaidGrade({ words, sentences, syllables }: ReadingCounts): number {
  return (0.39 * words) / sentences + (11.8 * syllables) / words - 15.59
}

export const metrics: readonly Metric[] = [
  textMetric({
    id: 'readability.flesch_reading_ease',
    version: 1,
    label: 'Flesch reading ease',
    unit: 'points; 100 is very easy, 0 very hard',
    format: 'number',
    better: 'neither',
    definition: `How easy English text is to read by the length of its words and sentences: newspapers lie near 60, academic prose near 30.

**Formula.** 206.835 - 1.015 W / S - 84.6 Y / W. ${COUNTED}

${BIAS}

Source: Flesch 1948, A new readability yardstick, Journal of Applied Psychology 32.`,
    measure: (view) => ofReading(view, fleschReadingEase),
  }),
  textMetric({
    id: 'readability.flesch_kincaid_grade',
    version: 1,
    label: 'Flesch-Kincaid grade',
    unit: 'years of school (US)',
    format: 'number',
    better: 'neither',
    definition: `The school year in which English text can be read, by the length of its words and sentences.

**Formula.** 0.39 W / S + 11.8 Y / W - 15.59. ${COUNTED}

${BIAS}

Source: Kincaid, Fishburne, Rogers and Chissom 1975, Derivation of New Readability Formulas, Naval Technical Training Command report 8-75.`,
    measure: (view) => ofReading(view, fleschKincaidGrade),
  }),
]

function ofReading(view: TextView, score: (counts: ReadingCounts) => number) {
  const reason = notEnglish(view)
  if (reason !== undefined) return undefinedBecause(reason)
  const counts = readingCounts(view)
  const { words } = counts
  return words < FEWEST_WORDS
    ? undefinedBecause(`needs ${FEWEST_WORDS} words, has ${words}`, words)
    : { value: score(counts), n: words }
}

const readingCounts = oncePer((view: TextView) => countReading(view.texts))
