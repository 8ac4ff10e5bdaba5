import type { Rng } from '../../contracts/rng.js'
import type { World, WorldFactory } from '../../contracts/world.js'
import { BadInputError } from '../../errors/index.js'
import { keyedRng } from '../../random/keyed.js'
import { distinctDraws } from '../distinct-draws.js'
import { poolWriter } from '../pool-writer.js'
import { drawExpression, evaluate, type Expression, variablesOf } from './expression.js'
import { expressionTokens, type Notation, notations, valueTokens } from './notations.js'
import { type LogicOptions, variableNames } from './options.js'
import { makeReader } from './reader.js'

/** An expression and the values of its variables. */
interface Problem {
  readonly expression: Expression
  readonly values: ReadonlyMap<string, boolean>
}

/**
 * The world of logic: a pool of boolean expressions, each with its value, stated in three notations. Whether a
 * statement is right is decided by evaluating it, also where its expression is not of the pool.
 *
 * The pool is drawn from a grammar once, the same for all runs, and ranked by how often the grammar gave each: simple
 * forms of common operators are the most frequent in the text, deep ones and those of rare operators the rarest.
 *
 * @example
 * const world = logic.create(logicSchema.parse({ world: 'logic' }))
 * world.read('( true or false ) and not true gives false .') // right
 */
export const logic: WorldFactory<LogicOptions> = {
  name: 'logic',
  version: 1,
  create(options) {
    const problems = drawPool(options)
    const values = problems.map(({ expression, values }) => evaluate(expression, values))
    const texts = notations.map((notation) => problems.map((problem) => problemText(problem, notation)))
    const factOf = texts.map((ofNotation) => new Map(ofNotation.map((text, fact) => [text, fact])))
    return {
      name: 'logic',
      facts: problems.map((_problem, fact) => ({
        subject: texts[0][fact],
        relation: 'value',
        object: String(values[fact]),
      })),
      styles: notations.map(({ name, share }) => ({ name, share })),
      generate: poolWriter({
        size: problems.length,
        zipfExponent: options.zipf_exponent,
        statements: options.statements_per_document,
        styles: notations,
        sentence: (fact, style) => {
          const { words } = notations[style]
          return `${texts[style][fact]} ${words.gives} ${values[fact] ? words.true : words.false} .`
        },
      }),
      read: makeReader((notation, problem) => factOf[notation].get(problem)),
      contextNeeded: contextNeeded(texts),
    } satisfies World
  },
}

function problemText({ expression, values }: Problem, notation: Notation): string {
  return [...expressionTokens(expression, notation), ...valueTokens(values, notation)].join(' ')
}

function drawPool({ facts, depth, longest, variables }: LogicOptions): Problem[] {
  const grammar = { depth, variables: variableNames.slice(0, variables) }
  const [words] = notations
  const draw = (rng: Rng): Problem | undefined => {
    const expression = drawExpression(grammar, rng)
    const values = new Map(variablesOf(expression).map((name) => [name, rng.integer(2) === 1]))
    const tokens = expressionTokens(expression, words).length + valueTokens(values, words).length
    return tokens > longest ? undefined : { expression, values }
  }
  const rng = keyedRng('logic', 'pool')
  const problems = distinctDraws(facts, draw, (problem) => problemText(problem, words), rng)
  if (problems.length === facts) return problems
  throw new BadInputError(
    `The world logic cannot hold facts: ${facts}; depth: ${depth}, longest: ${longest} and variables: ${variables} give about ${problems.length} different expressions.`,
    'Ask for fewer facts, or raise depth, longest or variables.',
  )
}

/** From the first token of the longest problem to its value: the value depends on every token between. */
function contextNeeded(texts: readonly (readonly string[])[]): number {
  const longest = texts.flat().reduce((most, text) => Math.max(most, text.split(' ').length), 0)
  return longest + 2
}
