import { z } from 'zod'

export const tokensSchema = z.strictObject({
  world: z.literal('tokens').describe('The world of sequences of tokens.'),
  tokens: z.int().min(1).max(2000).default(20).describe('Different tokens; memory grows with their square.'),
  length: z.int().min(1).max(100_000).default(20).describe('Tokens of an item.'),
  rows: z
    .union(
      [
        z.strictObject({
          dirichlet: z
            .number()
            .gt(0)
            .max(1e6)
            .describe('Concentration: the smaller, the fewer tokens follow any one.'),
        }),
        z.strictObject({
          zipf: z.number().min(0).max(10).describe('Exponent of the law of what follows a token.'),
        }),
      ],
      { error: 'expected { dirichlet: concentration } or { zipf: exponent }' },
    )
    .default({ dirichlet: 0.3 })
    .describe(
      'How likely each token comes after each: `{ dirichlet: a }` (symmetric Dirichlet, concentration a for every ' +
        'token) or `{ zipf: s }` (rank^-s, in an order of its own after each token).',
    ),
  world_seed: z
    .int()
    .min(0)
    .default(1)
    .describe('Which of all such chains: the same for all seeds of an experiment.'),
})

export type TokensOptions = z.infer<typeof tokensSchema>
