import type { Sum } from './sum.js'

/** How numbers are written: as one token, or as one token a digit. */
export type NumberTokens = 'numbers' | 'digits'

/** A longer number makes a statement malformed: sums of them would no longer be exact. */
const MOST_DIGITS = 9

const DIGIT = /^\d$/
const WHOLE = /^(0|[1-9]\d{0,8})$/

export function numberText(value: number, tokens: NumberTokens): string {
  return tokens === 'digits' ? [...String(value)].join(' ') : String(value)
}

/**
 * @example
 * sumText([47, -8], 'numbers') // '47 - 8'
 * sumText([47, -8], 'digits') // '4 7 - 8'
 */
export function sumText(sum: Sum, tokens: NumberTokens): string {
  const [first, ...rest] = sum
  const signed = rest.map((term) => `${term < 0 ? '-' : '+'} ${numberText(Math.abs(term), tokens)}`)
  return [numberText(first, tokens), ...signed].join(' ')
}

/** Terms and result of a side of an equation. */
export interface Side {
  readonly terms: number
  readonly value: number
}

/** What tokens say as a sum of one term or more; undefined where they are none. */
export function readSide(tokens: readonly string[], kind: NumberTokens): Side | undefined {
  let terms = 0
  let value = 0
  let sign = 1
  for (let at = 0; ; at++) {
    const start = at
    while (at < tokens.length && tokens[at] !== '+' && tokens[at] !== '-') at++
    const number = readNumber(tokens, start, at, kind)
    if (number === undefined) return undefined
    value += sign * number
    terms++
    if (at === tokens.length) return { terms, value }
    sign = tokens[at] === '+' ? 1 : -1
  }
}

function readNumber(
  tokens: readonly string[],
  start: number,
  end: number,
  kind: NumberTokens,
): number | undefined {
  if (kind === 'numbers')
    return end - start === 1 && WHOLE.test(tokens[start]) ? Number(tokens[start]) : undefined
  if (end - start > MOST_DIGITS) return undefined
  const digits = tokens.slice(start, end)
  const text = digits.join('')
  return digits.every((digit) => DIGIT.test(digit)) && WHOLE.test(text) ? Number(text) : undefined
}
