import { z } from 'zod'
import { statementsPerDocument, zipfExponent } from '../fact-fields.js'

export const arithmeticSchema = z.strictObject({
  world: z.literal('arithmetic').describe('The world of worked sums.'),
  facts: z
    .int()
    .min(1)
    .max(200_000)
    .default(2000)
    .describe('Different sums there are to be stated, each with its result.'),
  zipf_exponent: zipfExponent(
    'Exponent s of the law of frequencies, rank^-s: 0 states all alike. The first ranks have sums of few small terms, the last ones those of many large terms.',
  ),
  statements_per_document: statementsPerDocument,
  terms: z.int().min(2).max(10).default(3).describe('Terms of the longest sums, added or subtracted.'),
  largest: z.int().min(9).max(1_000_000).default(99).describe('Largest term.'),
  tokens: z
    .enum(['numbers', 'digits'])
    .default('numbers')
    .describe('How numbers are written: numbers as whole words (47), or digits as a word each (4 7).'),
})

export type ArithmeticOptions = z.infer<typeof arithmeticSchema>
