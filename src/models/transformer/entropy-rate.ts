import type { EntropyRate, WorkContext } from '../../contracts/model.js'
import type { Rng } from '../../contracts/rng.js'
import { entropyEstimate } from '../entropy-estimate.js'
import type { DeviceWeights } from './device-weights.js'
import { predicted } from './documents.js'
import { Sampler } from './sampling/sampler.js'
import { scoreDocuments } from './scoring/score.js'

/** Documents drawn at a time. */
const BLOCK = 64

/**
 * Entropy per token of what the model itself writes; see `entropyEstimate`. The tokens that were drawn are scored, not
 * those of their text: a model may write a word in other tokens than the tokenizer would. Documents are as long as the
 * context at most, and the end of one that is cut is not counted.
 */
export async function entropyRateOf(
  model: DeviceWeights,
  endOfDocument: number,
  rng: Rng,
  tokens: number,
  work: WorkContext,
): Promise<EntropyRate> {
  const decoding = { temperature: 1, max_tokens: model.config.context }
  // Blocks are of one piece of work: they have no progress and no checkpoint of their own.
  const { progress: _, scratch: __, ...within } = work
  const surprisals: number[] = []
  const lengths: number[] = []
  let drawn = 0
  const sampler = await Sampler.open(model, endOfDocument)
  try {
    while (drawn < tokens) {
      const request = { from: surprisals.length, count: BLOCK }
      const { documents } = await sampler.sample(request, decoding, rng, within)
      const items = documents.map((document) => predicted(document.tokens, endOfDocument, !document.finished))
      for (const scores of await scoreDocuments(model, items, within)) {
        surprisals.push(-scores.reduce((sum, value) => sum + value, 0))
        lengths.push(scores.length)
        drawn += scores.length
      }
    }
  } finally {
    await sampler.close()
  }
  return entropyEstimate(surprisals, lengths)
}
