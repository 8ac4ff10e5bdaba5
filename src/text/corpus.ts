import type { Corpus } from '../contracts/text.js'
import type { Vocabulary } from './vocabulary.js'
import { splitWords } from './words.js'

/** Codes the tokens of each document, separated by white space unless told otherwise; new words are added to the vocabulary. */
export function codeTexts(
  texts: readonly string[],
  vocabulary: Vocabulary,
  split: (text: string) => string[] = splitWords,
): Corpus {
  const offsets = new Uint32Array(texts.length + 1)
  let words = new Int32Array(Math.max(1024, texts.length * 16))
  let used = 0
  for (let document = 0; document < texts.length; document++) {
    for (const word of split(texts[document])) {
      if (used === words.length) words = grow(words)
      words[used++] = vocabulary.add(word)
    }
    offsets[document + 1] = used
  }
  return { words: words.slice(0, used), offsets }
}

/** Some documents of a corpus, in the order given; their token codes stay. */
export function selectDocuments({ words, offsets }: Corpus, documents: ArrayLike<number>): Corpus {
  const selected = new Uint32Array(documents.length + 1)
  for (let index = 0; index < documents.length; index++) {
    const document = documents[index]
    if (!(document >= 0 && document + 1 < offsets.length)) {
      throw new RangeError(`document ${document} of ${offsets.length - 1} was asked for`)
    }
    selected[index + 1] = selected[index] + offsets[document + 1] - offsets[document]
  }
  const chosen = new Int32Array(selected[documents.length])
  for (let index = 0; index < documents.length; index++) {
    const document = documents[index]
    chosen.set(words.subarray(offsets[document], offsets[document + 1]), selected[index])
  }
  return { words: chosen, offsets: selected }
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
