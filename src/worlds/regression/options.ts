import { z } from 'zod'
import { linearFields } from '../linear/options.js'

export const regressionSchema = z.strictObject({
  world: z
    .literal('regression')
    .describe('Normal inputs and a target that is linear in them, with normal noise.'),
  ...linearFields,
  noise: z.number().min(0).default(1).describe('Standard deviation of the noise of a target.'),
  spectrum: z
    .number()
    .min(0)
    .max(10)
    .default(0)
    .describe(
      'The variance of input j is proportional to j to the power of minus this; the mean variance is 1. ' +
        '0: all inputs have variance 1.',
    ),
})

export type RegressionOptions = z.infer<typeof regressionSchema>
