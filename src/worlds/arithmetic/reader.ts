import type { Statement } from '../../contracts/world.js'
import { MALFORMED, readSentences, type Sentence } from '../read-sentences.js'
import type { Style } from './styles.js'
import { type NumberTokens, readSide, type Side } from './tokens.js'

/**
 * A function that finds the statements in any text: equations closed by a full stop. A worked sum goes from a sum of
 * two terms or more over any number of steps to one number; a short one has no step; with the answer first, one number
 * stands before the sum.
 * - `right`: all sides have the same value, whatever the steps are;
 * - `false`: some have not;
 * - `malformed`: all else, also a sum that does not come to one number.
 *
 * `factOf` gives the fact of a sum as it is written; a statement of another sum has no fact, right or false as it may
 * be. Time is linear in the text, whatever it holds.
 *
 * @example
 * read('47 + 38 = 70 + 15 = 95 .') // [{ kind: 'false', style: 'worked', start: 0, end: 24, ... }]
 */
export function makeReader(
  kind: NumberTokens,
  factOf: (sum: string) => number | undefined,
): (text: string) => Statement[] {
  return (text) => readSentences(text, readSentence)

  function readSentence(tokens: readonly string[]): Sentence {
    const written = sidesOf(tokens)
    const sides: Side[] = []
    for (const side of written) {
      const read = readSide(side, kind)
      if (read === undefined) return MALFORMED
      sides.push(read)
    }
    const style = styleOf(sides)
    if (style === undefined) return MALFORMED
    const fact = factOf((style === 'answer-first' ? written[1] : written[0]).join(' '))
    const [{ value }] = sides
    if (sides.every((side) => side.value === value)) {
      return { kind: 'right', ...(fact !== undefined && { fact }), style }
    }
    return { kind: 'false', ...(fact !== undefined && { about: fact }), style }
  }
}

/** The tokens between signs of equality. */
function sidesOf(tokens: readonly string[]): (readonly string[])[] {
  const sides: (readonly string[])[] = []
  for (let start = 0; start <= tokens.length; ) {
    const next = tokens.indexOf('=', start)
    const end = next < 0 ? tokens.length : next
    sides.push(tokens.slice(start, end))
    start = end + 1
  }
  return sides
}

function styleOf(sides: readonly Side[]): Style['name'] | undefined {
  const first = sides[0].terms
  const last = sides[sides.length - 1].terms
  if (first > 1 && last === 1) return sides.length === 2 ? 'short' : 'worked'
  return sides.length === 2 && first === 1 && last > 1 ? 'answer-first' : undefined
}
