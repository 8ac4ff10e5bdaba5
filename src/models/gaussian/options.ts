import { z } from 'zod'

export const gaussianSchema = z.strictObject({
  family: z.literal('gaussian').describe('A normal distribution with its full covariance.'),
  ddof: z
    .union([z.literal(0), z.literal(1)], { error: 'expected 0 or 1' })
    .default(1)
    .describe(
      'What is taken off the number of items before the squares are divided by it: 1 (unbiased: the mean variance of ' +
        'many chains does not change) or 0 (maximum likelihood: it shrinks by 1 - 1/n in every generation). Of ' +
        'weighted items the sum of weights W takes the place of n, and the sum of squared weights over W that of 1.',
    ),
})

export type GaussianOptions = z.infer<typeof gaussianSchema>
