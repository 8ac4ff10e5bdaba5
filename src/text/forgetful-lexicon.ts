/** Values of a feature of words, numbered; the part of wink-nlp's model that grows while it reads. */
interface GrowingList {
  readonly list: string[]
  readonly hash: Record<string, number>
  index: number
}

export interface CoreModel {
  readonly features: Readonly<Record<'lexeme' | 'prefix' | 'suffix' | 'shape', GrowingList>>
}

/** Words that wink-nlp may learn before it is opened anew: 2^20 are the most that it can number. */
const MOST_WORDS = 400_000

/**
 * wink-nlp remembers every unknown word with the type that it had where it was first met, and takes it for known from
 * then on: tags would depend on the order of documents. Here it forgets them after each text.
 */
export class ForgetfulLexicon {
  readonly #words: GrowingList
  readonly #own: readonly { readonly feature: GrowingList; readonly size: number }[]
  #known: number

  constructor({ features }: CoreModel) {
    this.#words = features.lexeme
    this.#known = features.lexeme.list.length
    this.#own = [features.prefix, features.suffix, features.shape].map((feature) => ({
      feature,
      size: feature.list.length,
    }))
  }

  get isFull(): boolean {
    return this.#known > MOST_WORDS
  }

  forget(): void {
    const { list, hash } = this.#words
    // The list keeps its length: what wink-nlp knows of a word stands at the word's number.
    for (; this.#known < list.length; this.#known++) {
      delete hash[list[this.#known]]
      list[this.#known] = ''
    }
    for (const { feature, size } of this.#own) {
      for (const value of feature.list.splice(size)) delete feature.hash[value]
      feature.index = size
    }
  }
}
