import type { Measured, Metric, MetricContext } from '../../contracts/metric.js'
import { scoreView } from '../loss/scored.js'
import { undefinedBecause } from '../text-metric.js'
import { humanTail, shareAbove, type TailUnit, tailUnits } from './tail.js'

/**
 * @example
 * tail_coverage.tokens_beyond.p99 of generation 0 itself // at most 1/100
 */
export const metrics: readonly Metric[] = tailUnits.map((unit) => ({
  id: `tail_coverage.${unit.name}_beyond.p99`,
  version: 1,
  label: `Human ${unit.name} beyond generation 0's tail`,
  unit: `share of ${unit.name}`,
  format: 'percent',
  better: 'lower',
  needs: ['human', 'model', 'generation-0'],
  minimum: unit.minimum,
  definition: `How much of held-out human writing this generation's model finds harder than generation 0 found all but the hardest hundredth: what has moved out of the model's reach. It is 1% in generation 0 by construction and grows as the tail is lost, even while the mean loss still looks well.

**Formula.** share of the ${unit.name} of the human test split whose loss under this generation's model is above q, where q is the 99th percentile of the losses of the same ${unit.name} under generation 0: the smallest loss that at most 1% of them exceed.${unit.name === 'documents' ? " A document's loss is its mean over predicted tokens." : ' The ends of documents are tokens.'} A loss may be infinite, and then counts as above q.

**Human text.** The held-out test split, which no model has seen.

**Bias.** None by the size of the sample, which plays no part. Control arms move as well, by refitting alone. With many equal losses it can be below 1% in generation 0. Where q is infinite (maximum likelihood) it is undefined: see \`human_loss.zero_probability_share\`.

**Smallest sensible sample.** ${unit.name === 'tokens' ? '10,000 tokens' : '1,000 documents'} of test text, so that the tail of generation 0 holds more than a handful; n is the number of ${unit.name}${unit.name === 'tokens' ? ', as the model predicts them' : ''}.

Source: tails as Shumailov et al. 2024 find them in the losses of generated text, doi:10.1038/s41586-024-07566-y, taken here on human text.`,
  measure: async (context) => [await measure(unit, context)],
}))

async function measure(unit: TailUnit, context: MetricContext): Promise<Measured> {
  const start = await humanTail(unit, context)
  if (typeof start !== 'number') return start
  const scored = await scoreView(await context.model(), context.test)
  if (scored.kind !== 'mass') return undefinedBecause('the model gives densities, not probabilities')
  const losses = unit.losses(scored)
  return { value: shareAbove(losses, start), n: losses.length }
}
