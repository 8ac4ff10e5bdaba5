import type { EntropyRate, WorkContext } from '../../contracts/model.js'
import type { Rng } from '../../contracts/rng.js'
import { Context } from './context.js'
import { entropyEstimate } from '../entropy-estimate.js'
import type { NextWord } from './next-word.js'
import type { WordSampler } from './sampler.js'
import { Turns } from './turns.js'
import { END, UNKNOWN } from './token-coder.js'

/**
 * Entropy per token of what the model itself writes at temperature 1, estimated on its own documents:
 * H = sum of s_i / sum of l_i with s_i = -log p(document i) and l_i its tokens, ends included. Documents are
 * drawn whole until there are at least `tokens` tokens. p is the distribution drawn from: <unk> is never
 * drawn, so p(w | h) / (1 - p(<unk> | h)).
 */
export async function entropyRateOf(
  next: NextWord,
  sampler: WordSampler,
  rng: Rng,
  tokens: number,
  work: WorkContext,
): Promise<EntropyRate> {
  const lengths: number[] = []
  const surprisals: number[] = []
  let total = 0
  const context = new Context(next.tables)
  const before = new Context(next.tables)
  const turns = new Turns(work, tokens)
  while (total < tokens) {
    const draws = rng.fork(lengths.length)
    context.begin(false)
    let length = 0
    let surprisal = 0
    let word = -1
    // A document that does not end is cut at the number of tokens asked for.
    while (word !== END && length < tokens) {
      before.moveTo(context)
      word = sampler.draw(context, draws)
      surprisal -= Math.log(drawnProbability(next, before, word))
      length++
    }
    lengths.push(length)
    surprisals.push(surprisal)
    total += length
    if (turns.due(length)) await turns.take(total)
  }
  work.spent?.({ tokens: total })
  return entropyEstimate(surprisals, lengths)
}

/** Probability of a drawn word among the words that can be drawn. */
function drawnProbability(next: NextWord, context: Context, word: number): number {
  const unknown = next.probability(context, UNKNOWN)
  if (unknown < 1) return next.probability(context, word) / (1 - unknown)
  // Maximum likelihood where only <unk> follows: the word came from a shorter context.
  const { tables } = next
  context.row = tables.suffix(context.level, context.row)
  context.level--
  context.wanted = context.level
  return drawnProbability(next, context, word)
}
