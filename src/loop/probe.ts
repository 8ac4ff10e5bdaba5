import type { Decoding, Model, WorkContext } from '../contracts/model.js'
import type { Rng } from '../contracts/rng.js'
import { splitWords } from '../text/words.js'
import { drawDocuments } from './check-model.js'

const BLOCK = 256

/**
 * Draws documents until they hold `tokens` whitespace-separated tokens; the last one is kept whole (the views
 * that metrics see are cut to exactly `tokens`). A model that has collapsed onto empty documents cannot reach
 * the number: the draw ends after as many documents as tokens, and metrics see what there is.
 */
export async function drawProbe(
  model: Model,
  decoding: Decoding,
  tokens: number,
  rng: Rng,
  work: WorkContext,
): Promise<{ texts: string[]; cut: number[]; tokens: number }> {
  const texts: string[] = []
  const cut: number[] = []
  let found = 0
  while (found < tokens && texts.length < tokens) {
    const request = { from: texts.length, count: BLOCK }
    const { texts: block, finished } = await drawDocuments(model, request, decoding, rng, work)
    for (let index = 0; index < block.length && found < tokens && texts.length < tokens; index++) {
      if (finished[index] === 0) cut.push(texts.length)
      texts.push(block[index])
      found += splitWords(block[index]).length
    }
  }
  return { texts, cut, tokens: found }
}
