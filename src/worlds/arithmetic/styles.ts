import { resultOf, stepOf, type Sum } from './sum.js'
import { type NumberTokens, numberText, sumText } from './tokens.js'

export interface Style {
  readonly name: 'worked' | 'short' | 'answer-first'
  readonly share: number
  /** The equation without its full stop. */
  readonly write: (sum: Sum, tokens: NumberTokens) => string
}

export const styles: readonly Style[] = [
  {
    name: 'worked',
    share: 0.6,
    write: (sum, tokens) =>
      [sum, stepOf(sum), [resultOf(sum)]].map((side) => sumText(side, tokens)).join(' = '),
  },
  {
    name: 'short',
    share: 0.3,
    write: (sum, tokens) => `${sumText(sum, tokens)} = ${numberText(resultOf(sum), tokens)}`,
  },
  {
    name: 'answer-first',
    share: 0.1,
    write: (sum, tokens) => `${numberText(resultOf(sum), tokens)} = ${sumText(sum, tokens)}`,
  },
]
