import type { Corpus, NgramLevel, TextView, Tokenisation } from '../contracts/text.js'
import { codeTexts, firstTokens, selectDocuments } from './corpus.js'
import { NgramCounter } from './ngram-table.js'
import { byWhiteSpace } from './tokenisation.js'
import type { Vocabulary } from './vocabulary.js'

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
  /** Default: by white space. Views that are compared share it as they share the vocabulary. */
  readonly tokenisation?: Tokenisation
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
  const { tokens, finished, tokenisation = byWhiteSpace } = options
  const whole: Documents = {
    texts,
    finished,
    corpus: lazily(() => codeTexts(texts, vocabulary, (text) => tokenisation.split(text))),
  }
  const documents =
    tokens === undefined ? () => whole : lazily(() => cutDocuments(whole, tokens, tokenisation))
  return new LazyTextView(documents, vocabulary, tokenisation)
}

interface Documents {
  readonly texts: readonly string[]
  readonly finished: Uint8Array | undefined
  corpus(): Corpus
}

class LazyTextView implements TextView {
  readonly tokenisation: Tokenisation
  readonly #vocabulary: Vocabulary
  readonly #documents: () => Documents
  #counter: NgramCounter | undefined

  constructor(documents: () => Documents, vocabulary: Vocabulary, tokenisation: Tokenisation) {
    this.#documents = documents
    this.#vocabulary = vocabulary
    this.tokenisation = tokenisation
  }

  get texts(): readonly string[] {
    return this.#documents().texts
  }

  get finished(): Uint8Array | undefined {
    return this.#documents().finished
  }

  corpus(): Corpus {
    return this.#documents().corpus()
  }

  ngrams(n: number): NgramLevel {
    this.#counter ??= new NgramCounter(this.corpus())
    return this.#counter.level(n)
  }

  word(code: number): string {
    return this.#vocabulary.word(code)
  }

  select(documents: ArrayLike<number>, tokens?: number): TextView {
    const corpus = selectDocuments(this.corpus(), documents)
    const { texts, finished } = this
    const chosen = {
      texts: Array.from(documents, (document) => texts[document]),
      finished: finished && Uint8Array.from(documents, (document) => finished[document]),
      corpus: () => corpus,
    }
    const cut = tokens === undefined ? chosen : cutDocuments(chosen, tokens, this.tokenisation)
    return new LazyTextView(() => cut, this.#vocabulary, this.tokenisation)
  }
}

/** Computes when it is first called, and then remembers. */
function lazily<Value>(compute: () => Value): () => Value {
  let known: { readonly value: Value } | undefined
  return () => {
    known ??= { value: compute() }
    return known.value
  }
}

function cutDocuments(whole: Documents, tokens: number, tokenisation: Tokenisation): Documents {
  const corpus = whole.corpus()
  const { offsets } = corpus
  if (corpus.words.length <= tokens) return whole
  let documents = 0
  while (offsets[documents] < tokens) documents++
  const first = firstTokens(corpus, tokens)
  const cut = { words: first.words, offsets: first.offsets.slice(0, documents + 1) }
  const texts = whole.texts.slice(0, documents)
  const finished = whole.finished?.slice(0, documents)
  if (documents > 0 && offsets[documents] > tokens) {
    const last = documents - 1
    texts[last] = tokenisation.leading(texts[last], tokens - offsets[last])
    if (finished) finished[last] = CUT_BY_VIEW
  }
  return { corpus: () => cut, texts, finished }
}
