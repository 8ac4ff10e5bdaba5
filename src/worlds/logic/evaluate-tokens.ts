import { applyOperator, type Operator } from './expression.js'

/** What a token means inside an expression. */
export type Meaning =
  | { readonly kind: 'value'; readonly value: boolean }
  | { readonly kind: 'operator'; readonly operator: Operator }
  | { readonly kind: 'not' | 'open' | 'close' }

/** A level of brackets: what it holds so far, and whether its next operand is negated. */
interface Level {
  left: boolean | undefined
  operator: Operator | undefined
  negated: boolean
}

const newLevel = (): Level => ({ left: undefined, operator: undefined, negated: false })

/**
 * The value of an infix expression in which every binary expression inside another stands in brackets, or undefined
 * where the tokens are no such expression. No recursion: brackets may be as deep as the text is long.
 */
export function evaluateInfix(tokens: readonly Meaning[]): boolean | undefined {
  const outer: Level[] = []
  let level = newLevel()
  // Of the last operand that is complete; undefined where an operand must follow.
  let value: boolean | undefined
  for (const token of tokens) {
    switch (token.kind) {
      case 'value':
        if (value !== undefined) return undefined
        value = token.value !== level.negated
        break
      case 'not':
        if (value !== undefined) return undefined
        level.negated = !level.negated
        break
      case 'open':
        if (value !== undefined) return undefined
        outer.push(level)
        level = newLevel()
        break
      case 'operator':
        if (value === undefined || level.operator !== undefined) return undefined
        level = { left: value, operator: token.operator, negated: false }
        value = undefined
        break
      case 'close': {
        const around = outer.pop()
        const inner = closed(level, value)
        if (around === undefined || inner === undefined || level.operator === undefined) return undefined
        level = around
        value = inner !== around.negated
        break
      }
    }
  }
  return outer.length > 0 ? undefined : closed(level, value)
}

function closed({ left, operator }: Level, value: boolean | undefined): boolean | undefined {
  if (value === undefined || left === undefined || operator === undefined) return value
  return applyOperator(operator, left, value)
}

/** The same of an expression in prefix notation, which needs no brackets; read from its end. */
export function evaluatePrefix(tokens: readonly Meaning[]): boolean | undefined {
  const stack: boolean[] = []
  for (let at = tokens.length - 1; at >= 0; at--) {
    const token = tokens[at]
    if (token.kind === 'value') {
      stack.push(token.value)
      continue
    }
    const first = stack.pop()
    if (first === undefined) return undefined
    if (token.kind === 'not') stack.push(!first)
    else if (token.kind === 'operator') {
      const second = stack.pop()
      if (second === undefined) return undefined
      stack.push(applyOperator(token.operator, first, second))
    } else return undefined
  }
  return stack.length === 1 ? stack[0] : undefined
}
