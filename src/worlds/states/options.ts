import { z } from 'zod'

const MOST_STATES = 1_000_000

const statesField = z.int().min(1).max(MOST_STATES)

const frequenciesSchema = z
  .union(
    [
      z
        .array(z.number().min(0))
        .min(1)
        .max(MOST_STATES)
        .refine((list) => list.some((frequency) => frequency > 0), 'expected at least one frequency above 0'),
      z.strictObject({
        zipf: z.number().min(0).max(10).describe('Exponent s of (rank + shift)^-s.'),
        shift: z.number().min(0).max(1e6).default(0).describe('0: Zipf; above: Zipf and Mandelbrot.'),
        states: statesField.describe('How many states.'),
      }),
      z.strictObject({ uniform: statesField.describe('How many states, all of them alike.') }),
    ],
    {
      error:
        'expected a list of frequencies, one of them above 0, or { zipf: exponent, states: K }, or { uniform: K }',
    },
  )
  .default({ zipf: 1, shift: 0, states: 50 })
  .describe(
    'How often each state comes: a list of numbers in any unit, `{ zipf: s, states: K }` (rank^-s; with ' +
      '`shift: b` (rank + b)^-s, the law of Zipf and Mandelbrot) or `{ uniform: K }`.',
  )

export const statesSchema = z.strictObject({
  world: z.literal('states').describe('The world of finitely many states.'),
  frequencies: frequenciesSchema,
  cut: z
    .int()
    .min(1)
    .optional()
    .describe(
      'Only so many of the most frequent states ever come (ties: the smaller number); the others exist and have probability 0.',
    ),
})

export type StatesOptions = z.infer<typeof statesSchema>
