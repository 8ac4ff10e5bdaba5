import type { Metric } from '../../contracts/metric.js'
import { NORMAL_975 } from '../../numerics/normal.js'
import { undefinedBecause } from '../text-metric.js'

/** Tokens the model writes for the estimate: the standard error is then a few hundredths of a bit. */
export const ENTROPY_RATE_TOKENS = 20_000

/**
 * @example
 * model_entropy_rate of a model that always chooses evenly between two tokens // 1 bit per token
 */
export const metrics: readonly Metric[] = [
  {
    id: 'model_entropy_rate',
    version: 1,
    label: "Entropy of the model's own text",
    unit: 'bits per token',
    format: 'number',
    better: 'neither',
    needs: ['model'],
    definition: `How open the next token is to the model itself, on text of its own: the entropy rate of its distribution at temperature 1. Unlike \`conditional_entropy\` it does not suffer from small samples, because the model's probabilities are known.

**Formula.** Mean over ${ENTROPY_RATE_TOKENS} tokens of the model's own text of the entropy of the next token, in bits. low and high are the value -+ 1.96 standard errors: the noise of this estimate, not that of another seed.

**Direction.** Neither: it falls when the model narrows and rises when it loses the thread.

**Bias.** None.

**Smallest sensible sample.** None is needed; undefined for families that cannot tell.

Source: Shannon 1948; Cover and Thomas 2006, Elements of Information Theory, chapter 4.`,
    async measure(context) {
      const model = await context.model()
      if (!model.entropyRate) return [undefinedBecause('this family of models cannot tell its entropy rate')]
      const rate = await model.entropyRate(context.rng.fork('model_entropy_rate'), ENTROPY_RATE_TOKENS)
      const value = rate.value / Math.LN2
      if (!Number.isFinite(rate.standardError)) return [{ value, n: rate.tokens }]
      const error = (NORMAL_975 * rate.standardError) / Math.LN2
      return [{ value, low: Math.max(0, value - error), high: value + error, n: rate.tokens }]
    },
  },
]
