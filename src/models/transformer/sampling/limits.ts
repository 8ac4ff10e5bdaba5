import type { Decoding } from '../../../contracts/model.js'
import { BadInputError } from '../../../errors/index.js'
import type { Gpt2Config } from '../gpt2-config.js'
import type { TokenRequest } from './request.js'

/**
 * Throws a BadInputError where a model of this shape cannot decode so. GPT-2's positions are learned, so a document has
 * at most as many tokens as the context has positions.
 */
export function checkDecoding({ context }: Pick<Gpt2Config, 'context'>, decoding: Decoding): void {
  const { max_tokens, beams } = decoding
  if (max_tokens > context) {
    throw new BadInputError(
      `max_tokens is ${max_tokens}, but the model's context has ${context} tokens`,
      `Write max_tokens: ${context} or less, or take a model with a longer context.`,
    )
  }
  if (beams === undefined) return
  const { temperature, top_k, top_p = 1, min_p = 0, typical_p = 1, greedy, repetition_penalty = 1 } = decoding
  const others = Object.entries({
    temperature: temperature !== 1,
    top_k: top_k !== undefined,
    top_p: top_p < 1,
    min_p: min_p > 0,
    typical_p: typical_p < 1,
    greedy: greedy === true,
    repetition_penalty: repetition_penalty !== 1,
  })
  const other = others.find(([, used]) => used)
  if (other) {
    throw new BadInputError(
      `beams and ${other[0]} do not go together`,
      'Beam search looks for the likeliest document of the model as it is: leave one of them away.',
    )
  }
}

/** Throws a BadInputError that names the first prompt which leaves no room for `max_tokens` more. */
export function checkPrompts(
  { context, vocabulary }: Gpt2Config,
  { from, count, prompts }: TokenRequest,
  { max_tokens }: Decoding,
): void {
  if (prompts === undefined) return
  if (prompts.length !== count) {
    throw new RangeError(`${count} documents were asked for with ${prompts.length} prompts`)
  }
  for (const [index, prompt] of prompts.entries()) {
    if (prompt.length + max_tokens > context) {
      throw new BadInputError(
        `prompt ${from + index} has ${prompt.length} tokens: with max_tokens ${max_tokens} more it does not fit into the context of ${context}`,
        'Shorten the prompts, lower max_tokens or take a model with a longer context.',
      )
    }
    for (let at = 0; at < prompt.length; at++) {
      if (!(prompt[at] >= 0 && prompt[at] < vocabulary)) {
        throw new RangeError(`prompt ${from + index} has token ${prompt[at]}; the model knows ${vocabulary}`)
      }
    }
  }
}
