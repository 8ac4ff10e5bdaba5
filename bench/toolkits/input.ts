import { readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { keyedRng } from '../../src/random/keyed.js'
import { splitWords } from '../../src/text/words.js'
import { zipfText } from '../ngram.js'

/** One text as files, a document a line and single spaces between words: the same words for every toolkit. */
export interface Input {
  readonly name: string
  /** Words and one end of document a line: what a model of it predicts. */
  readonly tokens: number
  readonly train: string
  /** With `<s>` and `</s>` written out around each line, as IRSTLM wants them. */
  readonly trainMarked: string
  readonly held: string
  readonly heldMarked: string
}

/** One document in so many is held out. */
const HELD_OUT = 10

/** Words that have a meaning of their own for KenLM or IRSTLM. */
const SPECIAL = /^<(\/?s|unk)>$/i

/**
 * Tokens for each word of the vocabulary. With the 20,000 words of the benchmark `ngram` a million tokens have no
 * rare words left, and IRSTLM refuses a text without them.
 */
const TOKENS_PER_WORD = 5

/** Independent words of Zipf's law, as in the benchmark `ngram`, from a vocabulary that grows with the text. */
export function zipfInput(folder: string, size: number): Input {
  const held = Math.ceil(size / HELD_OUT)
  const texts = (words: number, label: string) =>
    zipfText(Math.ceil(size / TOKENS_PER_WORD), words, keyedRng('bench', label)).texts
  const name = `zipf ${size.toLocaleString('en')}`
  return written(folder, name, texts(size, 'text'), texts(held, 'held out'))
}

/** The lines of a file; every tenth is held out. */
export function fileInput(folder: string, path: string): Input {
  const lines = readFileSync(path, 'utf8').split('\n').map(plainWords)
  const documents = lines.filter((line) => line !== '')
  const isHeld = (index: number) => index % HELD_OUT === HELD_OUT - 1
  const held = documents.filter((_, index) => isHeld(index))
  const train = documents.filter((_, index) => !isHeld(index))
  if (held.length === 0) throw new Error(`${path}: expected at least ${HELD_OUT} lines with words`)
  return written(folder, basename(path), train, held)
}

/**
 * A line with single spaces and without words that KenLM refuses.
 *
 * @example
 * plainWords(' a  <unk> b ') // 'a [unk] b'
 */
export function plainWords(line: string): string {
  const words = splitWords(line).map((word) => (SPECIAL.test(word) ? `[${word.slice(1, -1)}]` : word))
  return words.join(' ')
}

/**
 * Documents without the words that the training text lacks: toolkits disagree on what an unknown word is worth,
 * and what is left must be predicted from the same contexts by all.
 *
 * @example
 * knownAlone(['a b'], ['b c a', 'c']) // ['b a']
 */
export function knownAlone(train: readonly string[], held: readonly string[]): string[] {
  const known = new Set(train.flatMap((text) => text.split(' ')))
  const kept = held.map((text) => text.split(' ').filter((word) => known.has(word)))
  return kept.filter((words) => words.length > 0).map((words) => words.join(' '))
}

function written(folder: string, name: string, train: readonly string[], held: readonly string[]): Input {
  const file = (base: string, texts: readonly string[]) => {
    const path = join(folder, base)
    writeFileSync(path, `${texts.join('\n')}\n`)
    return path
  }
  const marked = (texts: readonly string[]) => texts.map((text) => `<s> ${text} </s>`)
  const kept = knownAlone(train, held)
  return {
    name,
    tokens: train.reduce((sum, text) => sum + text.split(' ').length + 1, 0),
    train: file('train.txt', train),
    trainMarked: file('train-marked.txt', marked(train)),
    held: file('held.txt', kept),
    heldMarked: file('held-marked.txt', marked(kept)),
  }
}
