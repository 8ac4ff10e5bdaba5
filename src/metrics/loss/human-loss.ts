import type { Measured, Metric, MetricContext } from '../../contracts/metric.js'
import type { TextView } from '../../contracts/text.js'
import { oncePer } from '../once.js'
import { belowMinimum, undefinedBecause } from '../text-metric.js'
import { type Scored, scoreView } from './scored.js'

const minimum = { documents: 1, tokens: 1 }

const COMMON = `Predicted tokens are the model's own tokens of the documents plus one end for each document; words outside the vocabulary count with the probability of the model's unknown symbol (\`human_loss.oov_share\` says how many). A token without probability has an infinite loss, and then so has the whole: it is reported as infinite, never skipped.`

const SIZE =
  '**Smallest sensible sample.** About 10,000 tokens of test text, all of one source with the training text. n is the number of predicted tokens.'

interface LossSpec {
  readonly name: string
  readonly label: string
  readonly unit: string
  readonly format?: Metric['format']
  readonly better: Metric['better']
  readonly definition: string
  readonly value: (scored: Scored, test: TextView) => number | string
}

const specs: readonly LossSpec[] = [
  {
    name: 'per_token',
    label: 'Loss on human text',
    unit: 'nats per token',
    better: 'lower',
    definition: `How badly this generation's model predicts held-out human text: the cross-entropy of the human test split under the model.

**Formula.** -(1/N) sum ln P(token | what stands before in its document) over N predicted tokens. ${COMMON}

**Bias.** None by size. Values compare only between models with the same tokens and vocabulary: all arms and generations of an experiment. Loss orders arms differently from fact coverage: a model can predict common text better while it forgets the rare.`,
    value: ({ loss, tokens }) => loss / tokens,
  },
  {
    name: 'perplexity',
    label: 'Perplexity on human text',
    unit: 'perplexity per token',
    better: 'lower',
    definition: `Between how many equally likely tokens the model seems to choose on held-out human text.

**Formula.** exp(\`human_loss.per_token\`). ${COMMON}

**Bias.** As for \`human_loss.per_token\`; means over seeds are better taken of the loss.`,
    value: ({ loss, tokens }) => Math.exp(loss / tokens),
  },
  {
    name: 'bits_per_byte',
    label: 'Loss on human text per byte',
    unit: 'bits per UTF-8 byte',
    better: 'lower',
    definition: `The loss on held-out human text by its bytes instead of the model's tokens, so that models with different tokens compare.

**Formula.** -sum log2 P(token) / UTF-8 bytes of the documents (the ends of documents add bits but no bytes). ${COMMON}

**Bias.** Models that map unseen words to one unknown symbol look better than they are: they need not spell them. Scripts do not compare: CJK characters have three bytes.`,
    value: ({ loss }, test) => loss / Math.LN2 / utf8Bytes(test),
  },
  {
    name: 'zero_probability_share',
    label: 'Human tokens without probability',
    unit: 'share of predicted tokens',
    format: 'percent',
    better: 'lower',
    definition: `Share of held-out human tokens to which the model gives no probability at all: why \`human_loss.per_token\` is infinite, and how far from finite it is.

**Formula.** predicted tokens with P = 0 / N. 0 for every smoothed model; for maximum likelihood it is the number to look at.

**Bias.** Falls with the size of the training mix.`,
    value: ({ impossible, tokens }) => impossible / tokens,
  },
  {
    name: 'oov_share',
    label: 'Unknown human words',
    unit: 'share of predicted tokens',
    format: 'percent',
    better: 'neither',
    definition: `Share of held-out human tokens that are outside the model's vocabulary and are scored as its unknown symbol.

**Formula.** tokens flagged as out of vocabulary / N. Vocabularies are made from the human train split, so it is the same in all arms and generations of a seed.

**Bias.** Falls with the size of the human train split. Above a few per cent, losses say little about the words that matter.`,
    value: ({ outOfVocabulary, tokens }) => outOfVocabulary / tokens,
  },
  {
    name: 'finite_per_token',
    label: 'Loss on the human tokens that have probability',
    unit: 'nats per token with P > 0',
    better: 'neither',
    definition: `The loss over only those held-out human tokens that the model gives probability: a part of the picture, for models whose full loss is infinite. Never compare it alone: a model improves it by giving hard tokens no probability at all. Read it beside \`human_loss.zero_probability_share\`.

**Formula.** -sum ln P(token) / number, over tokens with P > 0. Equal to \`human_loss.per_token\` where that is finite.

**Bias.** Too low, the more so the larger the share left out.`,
    value: ({ finiteLoss, tokens, impossible }) =>
      impossible === tokens
        ? 'the model gives no token of the human text probability'
        : finiteLoss / (tokens - impossible),
  },
]

/**
 * @example
 * human_loss.per_token under a model that gives every token 1/4 // ln 4 = 1.3863 nats
 * human_loss.perplexity under the same // 4
 */
export const metrics: readonly Metric[] = specs.map((spec) => ({
  id: `human_loss.${spec.name}`,
  version: 1,
  label: spec.label,
  unit: spec.unit,
  format: spec.format ?? 'number',
  better: spec.better,
  needs: ['model'],
  minimum,
  definition: `${spec.definition}

${SIZE}

Source: ${spec.name === 'bits_per_byte' ? 'Gao et al. 2020, The Pile, arXiv:2101.00027, section 3.1.' : 'Jelinek et al. 1977, Perplexity: a measure of the difficulty of speech recognition tasks.'}`,
  measure: async (context) => [await measure(spec, context)],
}))

async function measure(spec: LossSpec, context: MetricContext): Promise<Measured> {
  const small = belowMinimum(minimum, context.test)
  if (small) return { ...small, undefinedReason: `human test split: ${small.undefinedReason}` }
  const scored = await scoreView(await context.model(), context.test)
  if (scored.kind !== 'mass') return undefinedBecause('the model gives densities, not probabilities')
  if (scored.tokens === 0) return undefinedBecause('the model predicts no token of the human test split', 0)
  const value = spec.value(scored, context.test)
  return typeof value === 'string' ? undefinedBecause(value, scored.tokens) : { value, n: scored.tokens }
}

const utf8Bytes = oncePer((view: TextView) =>
  view.texts.reduce((sum, text) => sum + Buffer.byteLength(text, 'utf8'), 0),
)
