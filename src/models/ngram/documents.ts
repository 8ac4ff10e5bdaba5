import type { TextBatch } from '../../contracts/batch.js'
import type { Corpus } from '../../contracts/text.js'
import type { Context } from './context.js'
import { END, START, type TokenCoder } from './token-coder.js'

/**
 * Codes documents as `<s> w1 .. wm </s>`, w being tokens; a prompt stands before its text as the beginning of the document.
 */
export function codeDocuments(batch: TextBatch, coder: TokenCoder): Corpus {
  const { texts, prompts } = batch
  const offsets = new Uint32Array(texts.length + 1)
  let words = new Int32Array(4096)
  let used = 0
  for (let document = 0; document < texts.length; document++) {
    const prompt = prompts === undefined ? '' : prompts[document]
    const text = texts[document]
    const most = used + coder.most(prompt.length) + coder.most(text.length) + 2
    if (most > words.length) words = grown(words, most)
    words[used++] = START
    if (prompt !== '') used = coder.encode(prompt, words, used)
    used = coder.encode(text, words, used)
    words[used++] = END
    offsets[document + 1] = used
  }
  return { words: words.subarray(0, used), offsets }
}

/** Moves a context on by the tokens of a text. */
export function readText(text: string, coder: TokenCoder, context: Context): void {
  const codes = new Int32Array(coder.most(text.length))
  const length = coder.encode(text, codes, 0)
  for (let at = 0; at < length; at++) context.advance(codes[at])
}

function grown(words: Int32Array, least: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(Math.max(words.length * 2, least))
  larger.set(words)
  return larger
}
