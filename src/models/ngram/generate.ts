import type { TextBatch } from '../../contracts/batch.js'
import type { Decoding, Sample, SampleRequest, WorkContext } from '../../contracts/model.js'
import type { Rng } from '../../contracts/rng.js'
import { Context } from './context.js'
import { type DecodingRules, DecodingSampler, truncates } from './decoder.js'
import { readText } from './documents.js'
import type { NextWord } from './next-word.js'
import { ExactSampler, type WordSampler } from './sampler.js'
import { Turns } from './turns.js'
import { END, type TokenCoder } from './token-coder.js'

/** The sampler for rules of decoding: straight from the tables at temperature 1, from whole distributions otherwise. */
export function samplerFor(next: NextWord, rules: DecodingRules): WordSampler {
  const plain = rules.temperature === 1 && rules.greedy !== true && rules.ends !== false && !truncates(rules)
  if (!plain) return new DecodingSampler(next, rules)
  let whole: WordSampler | undefined
  return new ExactSampler(next, () => {
    whole ??= new DecodingSampler(next, rules)
    return whole
  })
}

/**
 * Samples documents `from` to `from + count`; document i draws from `rng.fork(i)` and nothing else. A document
 * ends with its end token or is cut after `max_tokens` tokens.
 */
export async function generate(
  request: SampleRequest,
  decoding: Decoding,
  rng: Rng,
  next: NextWord,
  sampler: WordSampler,
  coder: TokenCoder,
  work: WorkContext,
): Promise<Sample> {
  const prompts = (request.inputs as TextBatch | undefined)?.texts
  const texts: string[] = []
  const finished = new Uint8Array(request.count)
  const context = new Context(next.tables)
  const turns = new Turns(work, request.count)
  let tokens = 0
  for (let item = 0; item < request.count; item++) {
    const draws = rng.fork(request.from + item)
    context.begin(false)
    if (prompts !== undefined) readText(prompts[item], coder, context)
    const codes: number[] = []
    while (codes.length < decoding.max_tokens) {
      const code = sampler.draw(context, draws)
      if (code === END) {
        finished[item] = 1
        break
      }
      codes.push(code)
    }
    texts.push(coder.decode(codes))
    const drawn = codes.length + finished[item]
    tokens += drawn
    if (turns.due(drawn + 1)) await turns.take(item + 1)
  }
  work.progress?.(request.count, request.count)
  work.spent?.({ tokens })
  const batch: TextBatch = {
    kind: 'text',
    texts,
    ...(prompts === undefined ? {} : { prompts }),
    // Which generation this is, the loop knows; the model does not.
    provenance: [{ length: request.count, origin: { kind: 'synthetic', generation: 0 } }],
  }
  return { batch, finished, tokens }
}
