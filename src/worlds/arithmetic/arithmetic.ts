import type { World, WorldFactory } from '../../contracts/world.js'
import { BadInputError } from '../../errors/index.js'
import { keyedRng } from '../../random/keyed.js'
import { distinctDraws } from '../distinct-draws.js'
import { poolWriter } from '../pool-writer.js'
import type { ArithmeticOptions } from './options.js'
import { makeReader } from './reader.js'
import { styles } from './styles.js'
import { drawSums, resultOf, type Sum } from './sum.js'
import { type NumberTokens, sumText } from './tokens.js'

/**
 * The world of arithmetic: a pool of sums, each with its result, worked out over a step (all tens, then all ones),
 * stated at once, or answer first. Whether a statement is right is decided by computing every side of the equation,
 * also where the sum is not of the pool.
 *
 * The pool is drawn once, the same for all runs, and ranked by how often each sum came up: short ones of small terms are
 * the most frequent in the text, long ones of large terms the rarest.
 *
 * @example
 * const world = arithmetic.create(arithmeticSchema.parse({ world: 'arithmetic' }))
 * world.read('47 + 38 = 70 + 15 = 85 .') // right
 */
export const arithmetic: WorldFactory<ArithmeticOptions> = {
  name: 'arithmetic',
  version: 1,
  create(options) {
    const { tokens } = options
    const sums = drawPool(options)
    const texts = sums.map((sum) => sumText(sum, tokens))
    const factOf = new Map(texts.map((text, fact) => [text, fact]))
    return {
      name: 'arithmetic',
      facts: sums.map((sum, fact) => ({
        subject: texts[fact],
        relation: 'result',
        object: sumText([resultOf(sum)], tokens),
      })),
      styles: styles.map(({ name, share }) => ({ name, share })),
      generate: poolWriter({
        size: sums.length,
        zipfExponent: options.zipf_exponent,
        statements: options.statements_per_document,
        styles,
        sentence: (fact, style) => `${styles[style].write(sums[fact], tokens)} .`,
      }),
      read: makeReader(tokens, (sum) => factOf.get(sum)),
      contextNeeded: contextNeeded(sums, tokens),
    } satisfies World
  },
}

function drawPool({ facts, terms, largest }: ArithmeticOptions): Sum[] {
  const sums = distinctDraws(facts, drawSums({ terms, largest }), String, keyedRng('arithmetic', 'pool'))
  if (sums.length === facts) return sums
  throw new BadInputError(
    `The world arithmetic cannot hold facts: ${facts}; terms: ${terms} and largest: ${largest} give about ${sums.length} different sums.`,
    'Ask for fewer facts, or raise terms or largest.',
  )
}

/**
 * In every style the first `=` stands between what a model must connect: a sum and its step, or a sum and its result.
 * The step's last digit depends on the sum's first term, and the result on the step alone.
 */
function contextNeeded(sums: readonly Sum[], tokens: NumberTokens): number {
  let most = 0
  for (const sum of sums) {
    for (const { write } of styles) {
      const sides = write(sum, tokens).split(' = ')
      for (let side = 1; side < sides.length; side++) {
        most = Math.max(most, `${sides[side - 1]} = ${sides[side]}`.split(' ').length)
      }
    }
  }
  return most
}
