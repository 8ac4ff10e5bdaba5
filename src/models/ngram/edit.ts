import type { TextBatch } from '../../contracts/batch.js'
import type { Edited, EditRequest, WorkContext } from '../../contracts/model.js'
import type { Rng } from '../../contracts/rng.js'
import { Context } from './context.js'
import { readText } from './documents.js'
import type { NextWord } from './next-word.js'
import type { WordSampler } from './sampler.js'
import { KEPT, RESERVED, type TokenCoder } from './token-coder.js'
import { Turns } from './turns.js'

/**
 * Token editing (ToEdit, Zhu et al., arXiv 2412.14689): every token of at least the threshold's probability,
 * given the document's own tokens before it as they were, is drawn anew from the sampler's distribution in that
 * place. That distribution is without the end of the document, so documents keep their number of tokens; their
 * ends stay where they are, and so does white space between words. A word outside the vocabulary has the
 * probability of <unk>. Prompts are part of the history and stay. Document i draws from `rng.fork(i)` alone.
 */
export async function editTexts(
  batch: TextBatch,
  { threshold }: EditRequest,
  rng: Rng,
  next: NextWord,
  sampler: WordSampler,
  coder: TokenCoder,
  work: WorkContext,
): Promise<Edited> {
  const texts: string[] = []
  let tokens = 0
  let redrawn = 0
  const context = new Context(next.tables)
  const here = new Context(next.tables)
  const drawable = writesTokens(next)
  const turns = new Turns(work, batch.texts.length)
  for (const [item, text] of batch.texts.entries()) {
    const draws = rng.fork(item)
    context.begin(false)
    if (batch.prompts !== undefined) readText(batch.prompts[item], coder, context)
    const codes = new Int32Array(coder.most(text.length))
    const length = coder.encode(text, codes, 0)
    for (let at = 0; at < length; at++) {
      here.moveTo(context)
      const probability = next.read(context, codes[at])
      codes[at] = KEPT
      if (probability < threshold || !drawable) continue
      codes[at] = sampler.draw(here, draws)
      redrawn++
    }
    tokens += length
    texts.push(coder.replace(text, codes.subarray(0, length)))
    if (turns.due(length + 1)) await turns.take(item + 1)
  }
  work.progress?.(batch.texts.length, batch.texts.length)
  work.spent?.({ tokens })
  return { texts, tokens, redrawn }
}

/** Whether any token but the end can be drawn: maximum likelihood on empty documents knows none. */
function writesTokens({ tables, smoothing }: NextWord): boolean {
  if (smoothing !== 'none') return true
  for (let code = RESERVED; code < tables.codes; code++) if (tables.countAt(1, code) > 0) return true
  return false
}
