import type { Measured, Metric, MetricContext } from '../../contracts/metric.js'
import { lossHistogram } from '../loss/loss-histogram.js'
import { type Scored, scoreView } from '../loss/scored.js'
import { belowMinimum } from '../text-metric.js'
import { eitherBelowMinimum, ofHuman } from './human-text.js'

const minimum = { documents: 1, tokens: 1 }

const REFERENCE = `The reference is an n-gram model of the human train split (order 3, words, modified Kneser-Ney), one for all arms, generations and groups of a comparison. It predicts the words of each document and its end (not where a limit cut the document). Words that the train split lacks count with the probability of the model's one unknown symbol, whatever they are: \`reference_loss.oov_share\` says how many.`

const SIZE = `**Smallest sensible sample.** About 10,000 tokens, and a train split of 100,000 tokens of the same source; n is the number of predicted tokens.`

interface ReferenceLoss {
  readonly name: string
  readonly label: string
  readonly unit: string
  readonly format: Metric['format']
  readonly definition: string
  readonly source: string
  readonly measure: (sample: Scored, context: MetricContext) => Promise<Measured> | Measured
}

const JELINEK =
  'Jelinek et al. 1977, Perplexity: a measure of the difficulty of speech recognition tasks; smoothing: Chen and Goodman 1998, TR-10-98.'

const specs: readonly ReferenceLoss[] = [
  {
    name: 'per_token',
    label: 'Loss of the sample under a human n-gram model',
    unit: 'nats per token',
    format: 'number',
    definition: `How surprising the sample is to a fixed n-gram model of human text: a yardstick that works for text of any origin, with no model of the loop.

**Formula.** -(1/N) sum ln P(token | the two before it) over the N predicted tokens of the sample. ${REFERENCE}

**Histogram.** Documents by their mean loss, in bins of 0.1 nats from 0 to 16; those above are in no bin.

**Direction.** Neither: lower than held-out human text (\`reference_loss.over_human\`) is narrowing or copying of the train split, higher is drift.

**Bias.** None by the size of the sample. Train text gets a much lower loss than held-out text, so a sample that copies looks easy: see \`longest_copy.mean\`.`,
    source: JELINEK,
    measure: ({ loss, tokens, documentLoss }) => ({
      value: loss / tokens,
      n: tokens,
      histogram: lossHistogram(documentLoss),
    }),
  },
  {
    name: 'over_human',
    label: 'Loss of the sample beyond that of human text',
    unit: 'nats per token',
    format: 'number',
    definition: `By how much the sample is harder to a fixed n-gram model of human text than held-out human text is: 0 where it is as predictable as human writing, below 0 where it has narrowed to what is common or copies, above 0 where it drifts.

**Formula.** loss per token of the sample minus loss per token of the human test split, both under the reference. ${REFERENCE}

**Direction.** Neither: 0 is the mark.

**Bias.** That of \`reference_loss.per_token\` cancels where sample and test split are of one source.`,
    source: JELINEK,
    measure: async ({ loss, tokens }, context) => {
      const lacking = ofHuman('test', belowMinimum(minimum, context.test))
      if (lacking) return lacking
      const human = await scoreView(await context.referenceModel(), context.test)
      return { value: loss / tokens - human.loss / human.tokens, n: tokens }
    },
  },
  {
    name: 'oov_share',
    label: 'Words of the sample that human text lacks',
    unit: 'share of predicted tokens',
    format: 'percent',
    definition: `Share of the sample's tokens that the reference model does not know, and scores as its unknown symbol.

**Formula.** tokens outside the vocabulary of the human train split / N. ${REFERENCE}

**Direction.** Neither: a word-level model that has only seen human text writes none; held-out human text has some.

**Bias.** Falls with the size of the train split. Above a few per cent, the losses say little about the words that matter.`,
    source: 'counted.',
    measure: ({ outOfVocabulary, tokens }) => ({ value: outOfVocabulary / tokens, n: tokens }),
  },
]

/**
 * @example
 * reference_loss.per_token where the reference gives every token 1/4 // ln 4 = 1.3863 nats
 * reference_loss.over_human where it gives each token of the test split 1/2 // ln 2 = 0.6931 nats
 * reference_loss.oov_share of ['a x'] where it does not know x // 1/3: the end counts
 */
export const metrics: readonly Metric[] = specs.map(
  ({ name, label, unit, format, definition, source, measure }) => ({
    id: `reference_loss.${name}`,
    version: 1,
    label,
    unit,
    format,
    better: 'neither',
    needs: ['human', 'reference-model'],
    minimum,
    definition: `${definition}\n\n${SIZE}\n\nSource: ${source}`,
    async measure(context) {
      const lacking = eitherBelowMinimum(minimum, context.probe, context.train, 'train')
      return [
        lacking ?? (await measure(await scoreView(await context.referenceModel(), context.probe), context)),
      ]
    },
  }),
)
