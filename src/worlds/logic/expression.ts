import type { Rng } from '../../contracts/rng.js'
import { zipfLaw } from '../zipf.js'

/** Binary operators, the most frequent first: their frequencies are as 1 : 1/2 : 1/3 : 1/4. */
export const operators = ['and', 'or', 'implies', 'xor'] as const

export type Operator = (typeof operators)[number]

export type Expression =
  | { readonly kind: 'value'; readonly value: boolean }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'not'; readonly of: Expression }
  | {
      readonly kind: 'binary'
      readonly operator: Operator
      readonly left: Expression
      readonly right: Expression
    }

export interface Grammar {
  /** How deep binary operators stand inside each other, from 1 on. */
  readonly depth: number
  readonly variables: readonly string[]
}

/** How often an operand is itself a binary expression, where the depth allows one; how often it is negated. */
const NESTED = 1 / 2
const NEGATED = 1 / 4

const operatorLaw = zipfLaw(operators.length, 1)

/** Draws an expression with a binary operator at its top. Leaves are the constants and the variables, all alike. */
export function drawExpression({ depth, variables }: Grammar, rng: Rng): Expression {
  return binary(depth)

  function binary(levels: number): Expression {
    const operator = operators[operatorLaw.draw(rng)]
    return { kind: 'binary', operator, left: operand(levels - 1), right: operand(levels - 1) }
  }

  function operand(levels: number): Expression {
    const isNegated = rng.uniform() < NEGATED
    const of = levels > 0 && rng.uniform() < NESTED ? binary(levels) : leaf()
    return isNegated ? { kind: 'not', of } : of
  }

  function leaf(): Expression {
    const choice = rng.integer(2 + variables.length)
    return choice < 2
      ? { kind: 'value', value: choice === 1 }
      : { kind: 'variable', name: variables[choice - 2] }
  }
}

export function applyOperator(operator: Operator, left: boolean, right: boolean): boolean {
  switch (operator) {
    case 'and':
      return left && right
    case 'or':
      return left || right
    case 'implies':
      return !left || right
    case 'xor':
      return left !== right
  }
}

/** The variables of an expression in order of the alphabet. */
export function variablesOf(expression: Expression): string[] {
  const names = new Set<string>()
  const visit = (part: Expression): void => {
    if (part.kind === 'variable') names.add(part.name)
    else if (part.kind === 'not') visit(part.of)
    else if (part.kind === 'binary') {
      visit(part.left)
      visit(part.right)
    }
  }
  visit(expression)
  return [...names].sort()
}

/**
 * @example
 * // ( a or not b ) and true, with a = false, b = false: true
 */
export function evaluate(expression: Expression, values: ReadonlyMap<string, boolean>): boolean {
  switch (expression.kind) {
    case 'value':
      return expression.value
    case 'variable':
      return values.get(expression.name) === true
    case 'not':
      return !evaluate(expression.of, values)
    case 'binary': {
      const { operator, left, right } = expression
      return applyOperator(operator, evaluate(left, values), evaluate(right, values))
    }
  }
}
