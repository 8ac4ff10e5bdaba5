import { quantileSorted } from 'simple-statistics'
import type { Metric } from '../../contracts/metric.js'
import type { TextView } from '../../contracts/text.js'
import { mean, standardDeviation } from '../../numerics/mean.js'
import { sentencesOf } from '../../text/sentences.js'
import { oncePer } from '../once.js'
import { textMetric, undefinedBecause } from '../text-metric.js'

interface Summary {
  readonly part: string
  readonly label: string
  readonly unit: string
  /** Sentences needed; fewer have no such value. */
  readonly needs: number
  readonly formula: string
  readonly of: (sorted: number[]) => number
}

const quantile = (percent: number, label: string): Summary => ({
  part: `.q${String(percent).padStart(2, '0')}`,
  label,
  unit: 'tokens per sentence',
  // A p-quantile beyond the extremes of a sample is not a quantile: 1 / 0.05 = 20 sentences.
  needs: percent === 50 ? 1 : 20,
  formula: `Sample quantile at ${percent}%, interpolated linearly between sentences (type 7).`,
  of: (sorted) => quantileSorted(sorted, percent / 100),
})

const summaries: readonly Summary[] = [
  {
    part: '',
    label: 'mean',
    unit: 'tokens per sentence, mean',
    needs: 1,
    formula: 'Tokens of all sentences / sentences.',
    of: mean,
  },
  {
    part: '.sd',
    label: 'standard deviation',
    unit: 'tokens per sentence',
    needs: 2,
    formula: 'Square root of sum (length - mean)^2 / (sentences - 1).',
    of: standardDeviation,
  },
  {
    part: '.cv',
    label: 'coefficient of variation',
    unit: 'standard deviation / mean',
    needs: 2,
    formula: 'Standard deviation / mean.',
    of: (sorted) => standardDeviation(sorted) / mean(sorted),
  },
  quantile(5, '5th percentile'),
  quantile(50, 'median'),
  quantile(95, '95th percentile'),
]

export const metrics: readonly Metric[] = summaries.map(sentenceLength)

/**
 * @example
 * length.tokens_per_sentence of ['It rained. We left the house.'] // 3: two and four tokens
 */
function sentenceLength({ part, label, unit, needs, formula, of }: Summary): Metric {
  return textMetric({
    id: `length.tokens_per_sentence${part}`,
    version: 1,
    label: part === '' ? 'Sentence length' : `Sentence length, ${label}`,
    unit,
    format: 'number',
    better: 'neither',
    minimum: { tokens: 1 },
    definition: `How long sentences are (${label}): a model that narrows writes sentences of one length, one that comes apart never ends them.

**Formula.** ${formula} Tokens are those of the sample's tokenisation, each sentence taken alone.

**Sentences.** Unicode's sentence boundaries (UAX 29, by Intl.Segmenter of the Node that runs it): they serve every language and need no model. A line break ends a sentence; a piece without a letter or digit is none. \`Dr. Smith\` is cut in two, as Unicode knows no short forms, and so are human text and sample alike.

**Bias.** None by size. Models of words write no line breaks: where human text has lines that no full stop ends (headings, lists), its sentences come out shorter than the same words of a sample would. The cut at the end of a probe shortens one sentence.

**Smallest sensible sample.** About 100 sentences${needs > 2 ? '; undefined below 20' : ''}.

Source: counted; Unicode Standard Annex 29, Text Segmentation.`,
    measure(view) {
      const lengths = sortedLengths(view)
      if (lengths.length >= needs) return { value: of(lengths), n: lengths.length }
      return undefinedBecause(
        `needs ${needs} ${needs === 1 ? 'sentence' : 'sentences'}, has ${lengths.length}`,
        lengths.length,
      )
    },
  })
}

/** Tokens of each sentence of a view, ascending. */
const sortedLengths = oncePer((view: TextView): number[] =>
  view.texts
    .flatMap((text) => sentencesOf(text).map((sentence) => view.tokenisation.split(sentence).length))
    .sort((left, right) => left - right),
)
