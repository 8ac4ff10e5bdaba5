import type { Corpus, NgramLevel, TextView } from '../contracts/text.js'
import { codeTexts, firstTokens } from './corpus.js'
import { NgramCounter } from './ngram-table.js'
import type { Vocabulary } from './vocabulary.js'
import { splitWords } from './words.js'

/** In `finished`: the model may have ended the document, but the view ends inside it. */
export const CUT_BY_VIEW = 2

export interface ViewOptions {
  /** Per document: 1 where the model ended it, 0 where its token limit cut it. Absent for human text. */
  readonly finished?: Uint8Array
  /**
   * Cut the stream of documents after this many tokens. Documents that begin behind the cut are not part of
   * the view; the one in which the cut falls ends there, in `texts` too, and is marked `CUT_BY_VIEW`.
   */
  readonly tokens?: number
}

/**
 * Documents as metrics see them. Nothing is computed before it is asked for, and everything only once; all
 * views of a run share one vocabulary, so that their token codes compare.
 *
 * @example
 * const view = textView(['the cat', 'the dog barks'], new Vocabulary(), { tokens: 4 })
 * view.texts // ['the cat', 'the dog']
 * view.ngrams(1).size // 3: the, cat, dog
 */
export function textView(
  texts: readonly string[],
  vocabulary: Vocabulary,
  options: ViewOptions = {},
): TextView {
  return new LazyTextView(texts, vocabulary, options)
}

interface Documents {
  readonly corpus: Corpus
  readonly texts: readonly string[]
  readonly finished: Uint8Array | undefined
}

class LazyTextView implements TextView {
  readonly #given: readonly string[]
  readonly #vocabulary: Vocabulary
  readonly #options: ViewOptions
  #documents: Documents | undefined
  #counter: NgramCounter | undefined

  constructor(texts: readonly string[], vocabulary: Vocabulary, options: ViewOptions) {
    this.#given = texts
    this.#vocabulary = vocabulary
    this.#options = options
  }

  get texts(): readonly string[] {
    return this.#options.tokens === undefined ? this.#given : this.#resolve().texts
  }

  get finished(): Uint8Array | undefined {
    return this.#options.tokens === undefined ? this.#options.finished : this.#resolve().finished
  }

  corpus(): Corpus {
    return this.#resolve().corpus
  }

  ngrams(n: number): NgramLevel {
    this.#counter ??= new NgramCounter(this.corpus())
    return this.#counter.level(n)
  }

  word(code: number): string {
    return this.#vocabulary.word(code)
  }

  #resolve(): Documents {
    this.#documents ??= cutDocuments(
      {
        corpus: codeTexts(this.#given, this.#vocabulary),
        texts: this.#given,
        finished: this.#options.finished,
      },
      this.#options.tokens ?? Number.POSITIVE_INFINITY,
    )
    return this.#documents
  }
}

function cutDocuments(whole: Documents, tokens: number): Documents {
  const { offsets } = whole.corpus
  if (whole.corpus.words.length <= tokens) return whole
  let documents = 0
  while (offsets[documents] < tokens) documents++
  const cut = firstTokens(whole.corpus, tokens)
  const texts = whole.texts.slice(0, documents)
  const finished = whole.finished?.slice(0, documents)
  if (documents > 0 && offsets[documents] > tokens) {
    const last = documents - 1
    texts[last] = leadingWords(texts[last], tokens - offsets[last])
    if (finished) finished[last] = CUT_BY_VIEW
  }
  return { corpus: { words: cut.words, offsets: cut.offsets.slice(0, documents + 1) }, texts, finished }
}

/** The text up to the end of its `count`-th word. */
function leadingWords(text: string, count: number): string {
  let end = 0
  // Between two words there is only white space, so the next word is found where it stands.
  for (const word of splitWords(text).slice(0, count)) end = text.indexOf(word, end) + word.length
  return text.slice(0, end)
}
