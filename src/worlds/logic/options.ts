import { z } from 'zod'
import { statementsPerDocument, zipfExponent } from '../fact-fields.js'

/** Names of variables, in the order in which they are used. */
export const variableNames = ['a', 'b', 'c', 'd', 'e', 'f'] as const

export const logicSchema = z.strictObject({
  world: z.literal('logic').describe('The world of logic expressions and their values.'),
  facts: z
    .int()
    .min(1)
    .max(200_000)
    .default(2000)
    .describe('Different expressions there are to be stated, each with its value.'),
  zipf_exponent: zipfExponent(
    'Exponent s of the law of frequencies, rank^-s: 0 states all alike. The first ranks have simple expressions of common operators, the last ones deep expressions and rare operators.',
  ),
  statements_per_document: statementsPerDocument,
  depth: z
    .int()
    .min(1)
    .max(8)
    .default(3)
    .describe('How deep the operators and, or, implies, xor stand inside each other at most.'),
  longest: z
    .int()
    .min(3)
    .max(500)
    .default(13)
    .describe(
      'Tokens of the longest expression with the values of its variables, in words. With the default a whole statement has at most 16 tokens.',
    ),
  variables: z
    .int()
    .min(0)
    .max(variableNames.length)
    .default(0)
    .describe(
      'Variables that stand for constants, their values given behind the expression (with a = true , b = false); 0: true and false alone.',
    ),
})

export type LogicOptions = z.infer<typeof logicSchema>
