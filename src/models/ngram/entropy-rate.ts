import type { EntropyRate, WorkContext } from '../../contracts/model.js'
import type { Rng } from '../../contracts/rng.js'
import { Context } from './context.js'
import type { NextWord } from './next-word.js'
import type { WordSampler } from './sampler.js'
import { Turns } from './turns.js'
import { END, UNKNOWN } from './token-coder.js'

/**
 * Entropy per token of what the model itself writes at temperature 1, estimated on its own documents:
 * H = sum of s_i / sum of l_i with s_i = -log p(document i) and l_i its tokens, ends included. Documents are
 * drawn whole until there are at least `tokens` tokens. p is the distribution drawn from: <unk> is never
 * drawn, so p(w | h) / (1 - p(<unk> | h)).
 *
 * The standard error is that of a ratio over n documents (Cochran 1977, Sampling Techniques, 6.4):
 * SE^2 = n / (n - 1) sum (s_i - H l_i)^2 / (sum l_i)^2. With one document it is unknown (infinite).
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
  let sum = 0
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
    sum += surprisal
    if (turns.due(length)) await turns.take(total)
  }
  work.spent?.({ tokens: total })
  const value = sum / total
  const count = lengths.length
  let squares = 0
  for (let item = 0; item < count; item++) {
    const residual = surprisals[item] - value * lengths[item]
    squares += residual * residual
  }
  const standardError =
    count > 1 ? Math.sqrt((count / (count - 1)) * squares) / total : Number.POSITIVE_INFINITY
  return { value, standardError, tokens: total }
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
