import type { Model } from 'wink-nlp'
import { type CoreModel, ForgetfulLexicon } from './forgetful-lexicon.js'
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
