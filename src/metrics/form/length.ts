import { quantileSorted } from 'simple-statistics'
import type { Metric } from '../../contracts/metric.js'
import type { TextView } from '../../contracts/text.js'
import { mean as meanOf, standardDeviation } from '../../numerics/mean.js'
import { oncePer } from '../once.js'
import { textMetric, undefinedBecause } from '../text-metric.js'

/**
 * @example
 * length.tokens_per_document of ['a b', 'a b c d'] // 3
 */
const mean = textMetric({
  id: 'length.tokens_per_document',
  version: 1,
  label: 'Document length',
  unit: 'tokens per document, mean',
  format: 'number',
  better: 'neither',
  minimum: { documents: 1 },
  definition: `Mean number of tokens per document, empty documents included.

**Formula.** tokens / documents.

**Bias.** None to speak of; in a probe the last document is cut, which lowers the mean by at most one document's length over their number. Documents stopped by the token limit count as long as they are: see \`truncated_documents\`. Per-document diversity falls with length, so read the two together.

**Smallest sensible sample.** About 30 documents. The spread is given by \`length.tokens_per_document.sd\`, \`.cv\`, \`.q05\`, \`.q50\` and \`.q95\`.

Source: counted.`,
  measure: (view) => ({ value: view.corpus().words.length / view.texts.length, n: view.texts.length }),
})

/**
 * @example
 * length.tokens_per_document.sd of documents of 2 and 4 tokens // the square root of 2
 */
const spread = textMetric({
  id: 'length.tokens_per_document.sd',
  version: 1,
  label: 'Document length, standard deviation',
  unit: 'tokens per document',
  format: 'number',
  better: 'neither',
  minimum: { documents: 2 },
  definition: `Standard deviation of the number of tokens per document, empty documents included.

**Formula.** Square root of sum (length - mean)^2 / (documents - 1).

**Bias.** Slightly low for few documents; one very long document can make most of it, so read it beside the percentiles. \`max_tokens\` cuts it: see \`truncated_documents\`.

**Smallest sensible sample.** About 30 documents.

Source: counted.`,
  measure: (view) => ({ value: standardDeviation(sortedLengths(view)), n: view.texts.length }),
})

/**
 * @example
 * length.tokens_per_document.cv of documents of 2 and 4 tokens // the square root of 2, divided by 3
 */
const variation = textMetric({
  id: 'length.tokens_per_document.cv',
  version: 1,
  label: 'Document length, coefficient of variation',
  unit: 'standard deviation / mean',
  format: 'number',
  better: 'neither',
  minimum: { documents: 2 },
  definition: `Spread of document lengths in units of their mean: it compares samples of short and of long documents. It falls to 0 as all documents become equally long.

**Formula.** \`length.tokens_per_document.sd\` / \`length.tokens_per_document\`.

**Bias.** As for the standard deviation. Undefined where all documents are empty.

**Smallest sensible sample.** About 30 documents.

Source: Pearson 1896, Regression, Heredity, and Panmixia.`,
  measure(view) {
    const lengths = sortedLengths(view)
    const centre = meanOf(lengths)
    if (centre === 0) return undefinedBecause('all documents are empty', lengths.length)
    return { value: standardDeviation(lengths) / centre, n: lengths.length }
  },
})

export const metrics: readonly Metric[] = [mean, spread, variation, ...[5, 50, 95].map(quantile)]

/**
 * @example
 * length.tokens_per_document.q50 of documents of 1, 2 and 6 tokens // 2
 */
function quantile(percent: number): Metric {
  const name = percent === 50 ? 'median' : `${percent}th percentile`
  return textMetric({
    id: `length.tokens_per_document.q${String(percent).padStart(2, '0')}`,
    version: 1,
    label: `Document length, ${name}`,
    unit: 'tokens per document',
    format: 'number',
    better: 'neither',
    // A p-quantile beyond the extremes of a sample is not a quantile: 1 / 0.05 = 20 documents.
    minimum: { documents: percent === 50 ? 1 : 20 },
    definition: `The ${name} of the number of tokens per document: together with the mean it shows whether all documents become alike in length.

**Formula.** Sample quantile, interpolated linearly between documents (R's and Python's default, type 7).

**Bias.** As for the mean.

**Smallest sensible sample.** ${percent === 50 ? 'One document' : '20 documents: fewer have no such percentile'}.

Source: Hyndman and Fan 1996, Sample quantiles in statistical packages.`,
    measure: (view) => ({ value: quantileSorted(sortedLengths(view), percent / 100), n: view.texts.length }),
  })
}

const sortedLengths = oncePer((view: TextView): number[] => {
  const { offsets } = view.corpus()
  return Array.from(view.texts, (_, document) => offsets[document + 1] - offsets[document]).sort(
    (a, b) => a - b,
  )
})
