import type { TextBatch } from '../../contracts/batch.js'
import type { Corpus } from '../../contracts/text.js'
import { END, START } from './vocabulary.js'
import type { WordCoder } from './word-coder.js'

/**
 * Codes documents as `<s> w1 .. wm </s>`; a prompt stands before its text as the beginning of the document.
 */
export function codeDocuments(batch: TextBatch, coder: WordCoder): Corpus {
  const { texts, prompts } = batch
  const offsets = new Uint32Array(texts.length + 1)
  let words = new Int32Array(4096)
  let used = 0
  for (let document = 0; document < texts.length; document++) {
    const prompt = prompts === undefined ? '' : prompts[document]
    const text = texts[document]
    // Every word but the last is followed by a separator, so n characters hold at most (n + 1) / 2 words.
    const most = used + (prompt.length + text.length) / 2 + 4
    if (most > words.length) words = grown(words, most)
    words[used++] = START
    if (prompt !== '') used = coder.encode(prompt, words, used)
    used = coder.encode(text, words, used)
    words[used++] = END
    offsets[document + 1] = used
  }
  return { words: words.subarray(0, used), offsets }
}

function grown(words: Int32Array, least: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(Math.ceil(Math.max(words.length * 2, least)))
  larger.set(words)
  return larger
}
