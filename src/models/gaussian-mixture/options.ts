import { z } from 'zod'

/** Every chain keeps a covariance for each; a fit costs points x components x dimensions squared in each round. */
const MOST_COMPONENTS = 1000

export const gaussianMixtureSchema = z.strictObject({
  family: z
    .literal('gaussian-mixture')
    .describe('Mixture of normal distributions with full covariances, by expectation maximisation.'),
  components: z.int().min(1).max(MOST_COMPONENTS).default(2).describe('Normal distributions in the mixture.'),
  tolerance: z
    .number()
    .gt(0)
    .default(1e-5)
    .describe(
      'A fit has converged when a round changes the mean log likelihood of an item by less than this.',
    ),
  max_iterations: z.int().min(1).default(2000).describe('Rounds of a fit, at most.'),
  regularisation: z
    .number()
    .min(1e-30)
    .default(1e-6)
    .describe('Added to every variance, so that a component which shrinks to a point stays a distribution.'),
  restarts: z
    .int()
    .min(1)
    .default(1)
    .describe(
      'Fits from different starts, of which the likeliest is taken; each starts from k-means of its own.',
    ),
})

export type GaussianMixtureOptions = z.infer<typeof gaussianMixtureSchema>
