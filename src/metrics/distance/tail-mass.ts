import type { Measured, Metric, MetricContext } from '../../contracts/metric.js'
import { scoreView } from '../loss/scored.js'
import { belowMinimum, undefinedBecause } from '../text-metric.js'
import { humanTail, shareAbove, type TailUnit, tailUnits } from './tail.js'

const minimum = { documents: 1, tokens: 1 }

/**
 * @example
 * tail_mass.tokens_beyond.p99 of the human test split itself // at most 1/100
 */
export const metrics: readonly Metric[] = tailUnits.map((unit) => ({
  id: `tail_mass.${unit.name}_beyond.p99`,
  version: 1,
  label: `${unit.name === 'tokens' ? 'Tokens' : 'Documents'} of the sample in generation 0's tail`,
  unit: `share of ${unit.name}`,
  format: 'percent',
  better: 'neither',
  needs: ['human', 'generation-0'],
  dependsOn: unit.name === 'documents' ? ['length'] : [],
  minimum,
  definition: `How much of the sample is as surprising to generation 0 as only the hardest hundredth of human writing is: whether the sample still holds what is rare.

**Formula.** share of the sample's ${unit.name} whose loss under the same seed's generation-0 model is above q, where q is the 99th percentile of the losses of held-out human ${unit.name} under that model: the smallest loss that at most 1% of them exceed.${unit.name === 'documents' ? " A document's loss is its mean over predicted tokens." : ' The ends of documents are tokens, except where a limit cut the document.'} A loss may be infinite, and then counts as above q.

**Human text.** The held-out test split: to train text generation 0 gives losses that no other text has.

**Direction.** Neither: 1% is what human writing has. Below it the tail is no longer written; above it the sample drifts to what no human would write. Read it beside \`tail_coverage.${unit.name}_beyond.p99\`, which asks what the model could still write.

**Bias.** In generation 0 the model scores its own sample, which it finds easier than human text: start from its value there, not from 1%.${unit.name === 'documents' ? ' Short documents scatter more and pass q more often: documents of equal length compare.' : ''} Where q is infinite (maximum likelihood) it is undefined.

**Smallest sensible sample.** ${unit.name === 'tokens' ? '10,000 tokens' : '1,000 documents'} on both sides; n is the number of the sample's ${unit.name}${unit.name === 'tokens' ? ', as the model predicts them' : ''}.

Source: Shumailov et al. 2024, AI models collapse when trained on recursively generated data, doi:10.1038/s41586-024-07566-y (losses of generated text under the first model).`,
  measure: async (context) => [await measure(unit, context)],
}))

async function measure(unit: TailUnit, context: MetricContext): Promise<Measured> {
  const small = belowMinimum(minimum, context.probe)
  if (small) return small
  const start = await humanTail(unit, context)
  if (typeof start !== 'number') return start
  const scored = await scoreView(await context.generationZero(), context.probe)
  const losses = unit.losses(scored)
  if (losses.length === 0) return undefinedBecause('the model predicts no token of the sample', 0)
  return { value: shareAbove(losses, start), n: losses.length }
}
