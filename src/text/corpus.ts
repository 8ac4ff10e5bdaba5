import type { Corpus } from '../contracts/text.js'
import type { Vocabulary } from './vocabulary.js'
import { splitWords } from './words.js'

/** Codes the whitespace-separated tokens of each document; new words are added to the vocabulary. */
export function codeTexts(texts: readonly string[], vocabulary: Vocabulary): Corpus {
  const offsets = new Uint32Array(texts.length + 1)
  let words = new Int32Array(Math.max(1024, texts.length * 16))
  let used = 0
  for (let document = 0; document < texts.length; document++) {
    for (const word of splitWords(texts[document])) {
      if (used === words.length) words = grow(words)
      words[used++] = vocabulary.add(word)
    }
    offsets[document + 1] = used
  }
  return { words: words.slice(0, used), offsets }
}

/** The corpus cut after its first `tokens` tokens; documents behind the cut are empty. */
export function firstTokens(corpus: Corpus, tokens: number): Corpus {
  if (corpus.words.length <= tokens) return corpus
  return {
    words: corpus.words.slice(0, tokens),
    offsets: corpus.offsets.map((offset) => Math.min(offset, tokens)),
  }
}

function grow(words: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(words.length * 2)
  larger.set(words)
  return larger
}
