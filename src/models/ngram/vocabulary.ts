import type { Batch } from '../../contracts/batch.js'
import { RunError } from '../../errors/index.js'
import { ByteCoder } from './byte-coder.js'
import { CharacterCoder } from './character-coder.js'
import { RESERVED, type TokenCoder, type TokenKind } from './token-coder.js'
import { WordCoder } from './word-coder.js'

const NEW_CODER: Readonly<Record<TokenKind, () => TokenCoder>> = {
  words: () => new WordCoder(),
  characters: () => new CharacterCoder(),
  bytes: () => new ByteCoder(),
}

const ofHuman = new WeakMap<Batch, Map<TokenKind, TokenCoder>>()

/**
 * The vocabulary of a run: the words or characters of its human train split, numbered in order of first
 * appearance, or all bytes. It is the same for all generations, so that their losses compare, and is made once
 * for each human batch.
 */
export function vocabularyOf(human: Batch, tokens: TokenKind): TokenCoder {
  const made = ofHuman.get(human) ?? new Map<TokenKind, TokenCoder>()
  const known = made.get(tokens)
  if (known !== undefined) return known
  if (human.kind !== 'text') {
    throw new RunError('an n-gram model needs human text, but the human data are vectors')
  }
  const coder = NEW_CODER[tokens]()
  for (let item = 0; item < human.texts.length; item++) {
    if (human.prompts !== undefined) coder.learn(human.prompts[item])
    coder.learn(human.texts[item])
  }
  if (coder.size === RESERVED) {
    const kind = tokens === 'words' ? 'word' : 'character'
    throw new RunError(
      `the vocabulary is empty: the human train split holds no ${kind}`,
      'check the data files',
    )
  }
  made.set(tokens, coder)
  ofHuman.set(human, made)
  return coder
}

/** A vocabulary from what was saved of it; the human batch's own where it learned the same. */
export function vocabularyFrom(learned: readonly string[], human: Batch, tokens: TokenKind): TokenCoder {
  const own = human.kind === 'text' && human.texts.length > 0 ? vocabularyOf(human, tokens) : undefined
  if (own !== undefined && same(own.learned, learned)) return own
  const coder = NEW_CODER[tokens]()
  for (const token of learned) coder.learn(token)
  return coder
}

function same(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((token, index) => token === right[index])
}
