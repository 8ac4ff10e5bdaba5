import type { Metric } from '../../contracts/metric.js'
import { belowMinimum, undefinedBecause } from '../text-metric.js'
import { lossHistogram } from './loss-histogram.js'
import { scoreView } from './scored.js'

const minimum = { documents: 1, tokens: 1 }

/**
 * @example
 * probe_loss.generation_0 of ['a a', 'b b', ''] where P(a) = 1/e, P(b) = 1/e^3, P(end) = 1 // 8/7 nats
 */
export const metrics: readonly Metric[] = [
  {
    id: 'probe_loss.generation_0',
    version: 1,
    label: 'Loss of the sample under generation 0',
    unit: 'nats per token',
    format: 'number',
    better: 'neither',
    needs: ['generation-0'],
    minimum,
    definition: `How surprising the sample is to the same seed's generation-0 model, which saw human data alone. A narrowing model writes what generation 0 finds ever more likely, and the spread of documents moves with it.

**Formula.** -(1/N) sum ln P0(token | what stands before in its document) over the N predicted tokens of the probe. Where a limit cut a document, its end is not scored. Infinite where generation 0 gives a token no probability.

**Histogram.** Documents by their mean loss, in bins of 0.1 nats from 0 to 16. Documents at 16 and above, infinite ones among them, are in no bin: their number is documents less the sum of the bins.

**Direction.** Neither: lower than at generation 0 is narrowing, higher is drift.

**Bias.** None by size. In generation 0 the model scores its own sample.

**Smallest sensible sample.** About 10,000 tokens; n is the number of predicted tokens.

Source: Shumailov et al. 2024, AI models collapse when trained on recursively generated data, doi:10.1038/s41586-024-07566-y.`,
    async measure(context) {
      const small = belowMinimum(minimum, context.probe)
      if (small) return [small]
      const scored = await scoreView(await context.generationZero(), context.probe)
      if (scored.kind !== 'mass') return [undefinedBecause('the model gives densities, not probabilities')]
      if (scored.tokens === 0) return [undefinedBecause('the model predicts no token of the sample', 0)]
      const histogram = lossHistogram(scored.documentLoss)
      return [{ value: scored.loss / scored.tokens, n: scored.tokens, histogram }]
    },
  },
]
