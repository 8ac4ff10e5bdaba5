import type { Batch } from '../../contracts/batch.js'
import { RunError } from '../../errors/index.js'
import { WordCoder } from './word-coder.js'

/** Codes of symbols that are no words. A text that holds "<unk>" or "<s>" literally gets an ordinary code. */
export const UNKNOWN = 0
export const START = 1
export const END = 2
export const RESERVED = 3

const ofHuman = new WeakMap<Batch, WordCoder>()

/**
 * The vocabulary of a run: the words of its human train split, numbered in order of first appearance. It is
 * the same for all generations, so that their losses compare, and is made once for each human batch.
 */
export function vocabularyOf(human: Batch): WordCoder {
  const known = ofHuman.get(human)
  if (known !== undefined) return known
  if (human.kind !== 'text') {
    throw new RunError('an n-gram model needs human text, but the human data are vectors')
  }
  const coder = new WordCoder(RESERVED)
  for (let item = 0; item < human.texts.length; item++) {
    if (human.prompts !== undefined) coder.learn(human.prompts[item])
    coder.learn(human.texts[item])
  }
  if (coder.size === RESERVED) {
    throw new RunError('the vocabulary is empty: the human train split holds no word', 'check the data files')
  }
  ofHuman.set(human, coder)
  return coder
}

/** A vocabulary from a saved list of words; the human batch's own where it holds the same words. */
export function vocabularyFrom(words: readonly string[], human: Batch): WordCoder {
  const own = human.kind === 'text' && human.texts.length > 0 ? vocabularyOf(human) : undefined
  if (own !== undefined && sameWords(own.words, words)) return own
  const coder = new WordCoder(RESERVED)
  for (const word of words) coder.learn(word)
  return coder
}

function sameWords(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((word, index) => word === right[index])
}
