import type { Statement } from '../../contracts/world.js'
import { MALFORMED, readSentences, type Sentence } from '../read-sentences.js'
import { evaluateInfix, evaluatePrefix, type Meaning } from './evaluate-tokens.js'
import { operators } from './expression.js'
import { type Notation, notations } from './notations.js'

const VARIABLE = /^[a-z]$/

/**
 * A function that finds the statements in any text: sentences `expression gives value .` in any of the notations,
 * with the values of variables between (`with a = true , b = false`). The expression is evaluated:
 * - `right` or `false`: it has a value, and the sentence gives this one or the other;
 * - `malformed`: all else, also a variable without a value or with two.
 *
 * `factOf` gives the fact of a notation's sentence up to its value; a statement of another expression has no fact,
 * right or false as it may be. Time is linear in the text, whatever it holds.
 *
 * @example
 * read('( true or false ) and true gives false .') // [{ kind: 'false', style: 'words', start: 0, end: 40, ... }]
 */
export function makeReader(
  factOf: (notation: number, problem: string) => number | undefined,
): (text: string) => Statement[] {
  const byGives = new Map(notations.map(({ words }, at) => [words.gives, at]))
  const meanings = notations.map(meaningsOf)
  return (text) => readSentences(text, readSentence)

  function readSentence(tokens: readonly string[]): Sentence {
    const gives = tokens.length - 2
    const at = byGives.get(tokens[gives])
    if (at === undefined) return MALFORMED
    const notation = notations[at]
    const said = truthOf(tokens[gives + 1], notation)
    const value = expressionValue(tokens.slice(0, gives), notation, meanings[at])
    if (said === undefined || value === undefined) return MALFORMED
    const fact = factOf(at, tokens.slice(0, gives).join(' '))
    const style = notation.name
    if (said === value) return { kind: 'right', ...(fact !== undefined && { fact }), style }
    return { kind: 'false', ...(fact !== undefined && { about: fact }), style }
  }
}

function meaningsOf({ prefix, words }: Notation): ReadonlyMap<string, Meaning> {
  const meanings = new Map<string, Meaning>([
    [words.true, { kind: 'value', value: true }],
    [words.false, { kind: 'value', value: false }],
    [words.not, { kind: 'not' }],
  ])
  for (const operator of operators) meanings.set(words[operator], { kind: 'operator', operator })
  if (!prefix) meanings.set('(', { kind: 'open' }).set(')', { kind: 'close' })
  return meanings
}

/** The value of an expression with the values of its variables, or undefined where it is malformed. */
function expressionValue(
  tokens: readonly string[],
  notation: Notation,
  meanings: ReadonlyMap<string, Meaning>,
): boolean | undefined {
  const split = tokens.indexOf(notation.words.with)
  const values = split < 0 ? NO_VALUES : readValues(tokens.slice(split + 1), notation)
  if (values === undefined) return undefined
  const expression: Meaning[] = []
  for (const token of split < 0 ? tokens : tokens.slice(0, split)) {
    const meaning = meanings.get(token) ?? values.get(token)
    if (meaning === undefined) return undefined
    expression.push(meaning)
  }
  return notation.prefix ? evaluatePrefix(expression) : evaluateInfix(expression)
}

const NO_VALUES: ReadonlyMap<string, Meaning> = new Map()

/** `a = true , b = false` as values; undefined where it is not that. */
function readValues(tokens: readonly string[], notation: Notation): Map<string, Meaning> | undefined {
  const values = new Map<string, Meaning>()
  // Three tokens each, and a comma between two.
  if (tokens.length % 4 !== 3) return undefined
  for (let at = 0; at < tokens.length; at += 4) {
    const [name, is, truth, comma = ','] = tokens.slice(at, at + 4)
    const value = truthOf(truth, notation)
    if (!VARIABLE.test(name) || is !== notation.words.is || value === undefined || comma !== ',')
      return undefined
    if (values.has(name)) return undefined
    values.set(name, { kind: 'value', value })
  }
  return values
}

function truthOf(token: string, { words }: Notation): boolean | undefined {
  if (token === words.true) return true
  return token === words.false ? false : undefined
}
