import { z } from 'zod'

/** Options of worlds whose targets are linear in the inputs. */
export const linearFields = {
  dimension: z
    .int()
    .min(1)
    .max(10_000)
    .optional()
    .describe('Inputs of an item; default: as many as coefficients, else 10.'),
  coefficients: z
    .array(z.number())
    .min(1)
    .optional()
    .describe(
      'The true coefficients, one for each input; default: a random direction, of the length that length says.',
    ),
  length: z.number().gt(0).default(1).describe('Length of random coefficients.'),
  world_seed: z.int().default(1).describe('Another seed gives other random coefficients.'),
}

export type LinearOptions = z.infer<z.ZodObject<typeof linearFields>>
