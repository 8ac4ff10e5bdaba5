import type { Model } from 'wink-nlp'
import { wordsToTag } from './words-to-tag.js'

/** The universal part-of-speech tags that the tagger gives, in alphabetical order. */
export const partsOfSpeech =
  'ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X'.split(' ')

export interface TaggedWords {
  /** As the tagger cut them: `don't` is `do` and `n't`. */
  readonly words: readonly string[]
  /** One of `partsOfSpeech` for each word. */
  readonly tags: readonly string[]
}

/** Tags English text; the same text gets the same tags whatever was tagged before. */
export interface Tagger {
  tags(text: string): string[]
  tagged(text: string): TaggedWords
}

let loading: Promise<Tagger> | undefined

/**
 * The tagger for English: wink-nlp with its lite model, loaded when it is first asked for.
 *
 * @example
 * (await loadTagger()).tags('It rained.') // ['PRON', 'VERB', 'PUNCT']
 */
export function loadTagger(): Promise<Tagger> {
  loading ??= makeTagger()
  return loading
}

async function makeTagger(): Promise<Tagger> {
  const { default: wink } = await import('wink-nlp')
  const { default: model } = await import('wink-eng-lite-web-model')
  const open = () => {
    const core = (model.core as () => CoreModel)()
    // The pipe does nothing but tag.
    const nlp = wink({ ...model, core: () => core } as unknown as Model, ['pos'])
    return { nlp, lexicon: new ForgetfulLexicon(core) }
  }
  let { nlp, lexicon } = open()
  const read = (text: string) => {
    if (lexicon.isFull) ({ nlp, lexicon } = open())
    const tokens = nlp.readDoc(wordsToTag(text).join(' ')).tokens()
    const tags = tokens.out(nlp.its.pos) as string[]
    return { tokens, tags, forget: () => lexicon.forget() }
  }
  return {
    tags(text) {
      const { tags, forget } = read(text)
      forget()
      return tags
    },
    tagged(text) {
      const { tokens, tags, forget } = read(text)
      const words = tokens.out()
      forget()
      return { words, tags }
    },
  }
}

/** Values of a feature of words, numbered; the part of wink-nlp's model that grows while it reads. */
interface GrowingList {
  readonly list: string[]
  readonly hash: Record<string, number>
  index: number
}

interface CoreModel {
  readonly features: Readonly<Record<'lexeme' | 'prefix' | 'suffix' | 'shape', GrowingList>>
}

/** Words that wink-nlp may learn before it is opened anew: 2^20 are the most that it can number. */
const MOST_WORDS = 400_000

/**
 * wink-nlp remembers every unknown word with the type that it had where it was first met, and takes it for known from
 * then on: tags would depend on the order of documents. Here it forgets them after each text.
 */
class ForgetfulLexicon {
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
