import type { Expression, Operator } from './expression.js'

/** What the words of a statement mean; brackets, commas and variables are written alike in all notations. */
export type Word = Operator | 'not' | 'true' | 'false' | 'with' | 'is' | 'gives'

/** A way to write statements: one of the world's styles. Each has a word of its own for `gives`, which tells it. */
export interface Notation {
  readonly name: string
  readonly share: number
  /** Operators stand before their operands, without brackets. */
  readonly prefix: boolean
  readonly words: Readonly<Record<Word, string>>
}

export const notations: readonly Notation[] = [
  {
    name: 'words',
    share: 0.6,
    prefix: false,
    words: {
      and: 'and',
      or: 'or',
      implies: 'implies',
      xor: 'xor',
      not: 'not',
      true: 'true',
      false: 'false',
      with: 'with',
      is: '=',
      gives: 'gives',
    },
  },
  {
    name: 'symbols',
    share: 0.3,
    prefix: false,
    words: {
      and: '&',
      or: '|',
      implies: '->',
      xor: '^',
      not: '~',
      true: '1',
      false: '0',
      with: 'at',
      is: ':',
      gives: '=',
    },
  },
  // Łukasiewicz's letters: Konjunktion, Alternative, the conditional C, exclusive J, Negation.
  {
    name: 'polish',
    share: 0.1,
    prefix: true,
    words: {
      and: 'K',
      or: 'A',
      implies: 'C',
      xor: 'J',
      not: 'N',
      true: 'T',
      false: 'F',
      with: 'where',
      is: 'is',
      gives: 'yields',
    },
  },
]

/**
 * Tokens of an expression. In infix notation every binary expression inside another stands in brackets, so that there
 * is no order of precedence to know.
 *
 * @example
 * // words: ( a or not b ) and true; polish: K A a N b T
 */
export function expressionTokens(expression: Expression, { prefix, words }: Notation): string[] {
  return tokensOf(expression, true)

  function tokensOf(part: Expression, isTop: boolean): string[] {
    switch (part.kind) {
      case 'value':
        return [part.value ? words.true : words.false]
      case 'variable':
        return [part.name]
      case 'not':
        return [words.not, ...tokensOf(part.of, false)]
      case 'binary': {
        const operator = words[part.operator]
        const left = tokensOf(part.left, false)
        const right = tokensOf(part.right, false)
        if (prefix) return [operator, ...left, ...right]
        const infix = [...left, operator, ...right]
        return isTop ? infix : ['(', ...infix, ')']
      }
    }
  }
}

/** The values of variables as a statement gives them: `with a = true , b = false`; nothing without variables. */
export function valueTokens(values: ReadonlyMap<string, boolean>, { words }: Notation): string[] {
  if (values.size === 0) return []
  const assignments = Array.from(values, ([name, value]) => [
    name,
    words.is,
    value ? words.true : words.false,
  ])
  return [words.with, ...assignments.flatMap((tokens, at) => (at === 0 ? tokens : [',', ...tokens]))]
}
