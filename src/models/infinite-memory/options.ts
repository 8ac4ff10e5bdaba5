import { z } from 'zod'

export const infiniteMemorySchema = z.strictObject({
  family: z
    .literal('infinite-memory')
    .describe("Hutter's model: it remembers what it has seen, and nothing else."),
  memory: z
    .int()
    .min(1)
    .optional()
    .describe(
      'States it can hold: the most frequent ones of the mix, ties by number; the rest of the tail is forgotten. Default: all.',
    ),
})

export type InfiniteMemoryOptions = z.infer<typeof infiniteMemorySchema>
