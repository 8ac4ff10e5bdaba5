import type { Measured, Metric, MetricContext } from '../../contracts/metric.js'
import type { Model } from '../../contracts/model.js'
import type { TextView } from '../../contracts/text.js'
import { mean, standardDeviation } from '../../numerics/mean.js'
import { NORMAL_975 } from '../../numerics/normal.js'
import { oncePerPair } from '../once.js'
import { belowMinimum, undefinedBecause } from '../text-metric.js'
import { ofHuman } from './human-text.js'
import { placesIn } from './places.js'
import { type Predictions, predictionsAt } from './predictions.js'
import { expectedCalibrationError } from './reliability.js'

/** Enough for a standard error of about 0.015 of a share; each costs a whole distribution over the vocabulary. */
const PLACES = 1000
/** Places are among the first words of documents, so that what stands before fits any model's context. */
const WORDS = 16
const BINS = 10

const minimum = { documents: 1, tokens: 100 }

const PLACES_ARE = `Places are starts of documents of the human test split, empty or ending behind one of the first ${WORDS} words, spread evenly over all such places; ${PLACES} of them, or as many as there are. They are the same in all generations and arms of a seed. What is predicted is the next token of the model, the end of the document included. Models of characters or bytes predict little but white space behind a word: compare models of the same tokens only.`

interface Calibration {
  readonly name: string
  readonly label: string
  readonly unit: string
  readonly better: Metric['better']
  readonly definition: string
  readonly source: string
  readonly value: (predictions: Predictions) => Measured
}

const specs: readonly Calibration[] = [
  {
    name: 'entropy_gap',
    label: 'Loss on human text beyond what the model expects',
    unit: 'nats per token',
    better: 'neither',
    definition: `How much harder human text is than the model believes: a model that knows what it does not know expects, on average, the loss that it has.

**Formula.** mean over places of (-ln P(next token) - H), H = -sum P ln P the entropy of the model's prediction there. ${PLACES_ARE} low and high are the value -+ 1.96 standard errors over places.

**Direction.** Neither: 0 is calibrated. Above 0 the model is overconfident, which is what training on its own narrowed text does; below 0 it expects more surprise than there is.

**Bias.** None for the model as it is; a model is always a little overconfident on text that it has not seen. Infinite where a token that came has no probability.`,
    source:
      'Braverman et al. 2020, Calibration, entropy rates, and memory in language models, arXiv:1906.05664.',
    value: ({ loss, entropy }) => withInterval(loss.map((nats, place) => nats - entropy[place])),
  },
  {
    name: 'overconfidence.top1',
    label: 'Overconfidence in the likeliest token',
    unit: 'difference of shares',
    better: 'neither',
    definition: `By how much the model believes in its first guess more than it should.

**Formula.** mean probability of the likeliest token - share of places where it came. ${PLACES_ARE} Of k equally likely tokens each counts 1/k. low and high are the value -+ 1.96 standard errors over places.

**Direction.** Neither: 0 is calibrated, above 0 overconfident, below 0 too timid. Errors in both directions cancel: see \`calibration.ece.top1.bins${BINS}\`.

**Bias.** None.`,
    source: 'Guo et al. 2017, On calibration of modern neural networks, arXiv:1706.04599.',
    value: ({ confidence, right }) => withInterval(confidence.map((share, place) => share - right[place])),
  },
  {
    name: `ece.top1.bins${BINS}`,
    label: 'Expected calibration error',
    unit: 'difference of shares, 0 to 1',
    better: 'lower',
    definition: `How far the model's confidence in its first guess is from how often that guess comes true, whatever the sign.

**Formula.** Places are put into ${BINS} bins of equal width by the probability of the likeliest token; sum over bins of (share of places) x |mean probability - share of places where the likeliest token came|. ${PLACES_ARE} Of k equally likely tokens each counts 1/k.

**Bias.** Never below 0, so noise alone makes it about 0.03 for ${PLACES} places, more for fewer. A model that always gives the frequencies of words is well calibrated and of no use: read it beside \`human_loss.per_token\`.`,
    source: 'Guo et al. 2017, On calibration of modern neural networks, arXiv:1706.04599.',
    value: ({ confidence, right }) => ({
      value: expectedCalibrationError(confidence, right, BINS),
      n: right.length,
    }),
  },
]

/**
 * @example
 * calibration.entropy_gap of a model that gives every token of the text 1/4, and 3/4 to another // 0.8240: ln 4 - H(1/4)
 */
export const metrics: readonly Metric[] = specs.map(
  ({ name, label, unit, better, definition, source, value }) => ({
    id: `calibration.${name}`,
    version: 1,
    label,
    unit,
    format: 'number',
    better,
    needs: ['human', 'model'],
    minimum,
    definition: `${definition}

**Human text.** The held-out test split.

**Smallest sensible sample.** 1,000 places: 60 documents of 16 words; n is the number of places. Undefined for models that do not tell the probabilities of all tokens.

Source: ${source}`,
    async measure(context) {
      const predictions = await predictionsOf(context)
      return ['loss' in predictions ? value(predictions) : predictions]
    },
  }),
)

async function predictionsOf({ test, model }: MetricContext): Promise<Predictions | Measured> {
  const small = ofHuman('test', belowMinimum(minimum, test))
  if (small) return small
  const predictions = await predictionsOn(await model(), test)
  return (
    predictions ?? undefinedBecause('models of this family do not tell the probabilities of all next tokens')
  )
}

const predictionsOn = oncePerPair((model: Model, test: TextView) =>
  predictionsAt(model, placesIn(test, WORDS, PLACES)),
)

function withInterval(values: Float64Array): Measured {
  const all = Array.from(values)
  const value = mean(all)
  if (!Number.isFinite(value) || all.length < 2) return { value, n: all.length }
  const error = (NORMAL_975 * standardDeviation(all)) / Math.sqrt(all.length)
  return { value, low: value - error, high: value + error, n: all.length }
}
