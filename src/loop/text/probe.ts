import type { Decoding, Model, WorkContext } from '../../contracts/model.js'
import type { Rng } from '../../contracts/rng.js'
import type { Tokenisation } from '../../contracts/text.js'
import { drawDocuments } from './check-model.js'

const BLOCK = 256

export interface ProbeSize {
  readonly tokens: number
  /** What counts as one: the same as in the views of metrics, so that they have exactly so many. */
  readonly tokenisation: Tokenisation
}

/**
 * Draws documents until they hold `tokens` tokens; the last one is kept whole (the views
 * that metrics see are cut to exactly `tokens`). A model that has collapsed onto empty documents cannot reach
 * the number: the draw ends after as many documents as tokens, and metrics see what there is.
 */
export async function drawProbe(
  model: Model,
  decoding: Decoding,
  { tokens, tokenisation }: ProbeSize,
  rng: Rng,
  work: WorkContext,
): Promise<{ texts: string[]; cut: number[]; tokens: number }> {
  const texts: string[] = []
  const cut: number[] = []
  let found = 0
  while (found < tokens && texts.length < tokens) {
    const request = { from: texts.length, count: BLOCK }
    // How many tokens a block gives, the blocks before it tell; of the first one nothing is known until it is there.
    const expected = texts.length === 0 ? 0 : (found / texts.length) * BLOCK
    const before = found
    const progress = (done: number, total: number) =>
      work.progress?.(Math.min(tokens, before + (expected * done) / Math.max(1, total)), tokens)
    const { texts: block, finished } = await drawDocuments(
      model,
      request,
      decoding,
      rng,
      withProgress(work, progress),
    )
    for (let index = 0; index < block.length && found < tokens && texts.length < tokens; index++) {
      if (finished[index] === 0) cut.push(texts.length)
      texts.push(block[index])
      found += tokenisation.split(block[index]).length
    }
  }
  work.progress?.(tokens, tokens)
  return { texts, cut, tokens: found }
}

/** The same work told of otherwise; a folder that is made when it is looked at stays one. */
function withProgress(work: WorkContext, progress: NonNullable<WorkContext['progress']>): WorkContext {
  const context: WorkContext = { progress }
  const { progress: _, ...others } = Object.getOwnPropertyDescriptors(work)
  return Object.defineProperties(context, others)
}
