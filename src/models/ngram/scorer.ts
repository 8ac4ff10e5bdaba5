import type { TextBatch } from '../../contracts/batch.js'
import { type Score, TOKEN_END, TOKEN_OUT_OF_VOCABULARY, type WorkContext } from '../../contracts/model.js'
import { codeDocuments } from './documents.js'
import { Context } from './context.js'
import type { NextWord } from './next-word.js'
import { Turns } from './turns.js'
import { type TokenCoder, UNKNOWN } from './token-coder.js'

/**
 * Natural-log probabilities of the tokens of each text and, unless `open`, of its end. Prompts are part of
 * the history and are not scored. A token outside the vocabulary is scored as <unk> and flagged.
 */
export async function scoreTexts(
  batch: TextBatch,
  next: NextWord,
  coder: TokenCoder,
  open: boolean,
  work: WorkContext,
): Promise<Score> {
  const { words, offsets: ends } = codeDocuments(batch, coder)
  const documents = batch.texts.length
  const prompts = promptLengths(batch, coder)
  const offsets = new Uint32Array(documents + 1)
  for (let document = 0; document < documents; document++) {
    const tokens = ends[document + 1] - ends[document] - 1 - prompts[document] - (open ? 1 : 0)
    offsets[document + 1] = offsets[document] + tokens
  }
  const logProbabilities = new Float64Array(offsets[documents])
  const flags = new Uint8Array(offsets[documents])
  const context = new Context(next.tables)
  const turns = new Turns(work, documents)
  for (let document = 0; document < documents; document++) {
    context.begin(open)
    let at = ends[document] + 1
    for (let left = prompts[document]; left > 0; left--) context.advance(words[at++])
    const last = offsets[document + 1] - 1
    for (let token = offsets[document]; token <= last; token++) {
      const word = words[at++]
      logProbabilities[token] = Math.log(next.read(context, word))
      if (word === UNKNOWN) flags[token] = TOKEN_OUT_OF_VOCABULARY
    }
    if (!open) flags[last] = TOKEN_END
    if (turns.due(last - offsets[document] + 2)) await turns.take(document + 1)
  }
  work.spent?.({ tokens: logProbabilities.length })
  return { kind: 'mass', offsets, logProbabilities, flags }
}

/** Tokens of each prompt. */
function promptLengths(batch: TextBatch, coder: TokenCoder): Int32Array {
  const lengths = new Int32Array(batch.texts.length)
  if (batch.prompts === undefined) return lengths
  for (let document = 0; document < lengths.length; document++) {
    const prompt = batch.prompts[document]
    lengths[document] = coder.encode(prompt, new Int32Array(coder.most(prompt.length)), 0)
  }
  return lengths
}
