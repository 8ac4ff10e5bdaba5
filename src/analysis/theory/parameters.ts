import { z } from 'zod'

/** Parameters that many laws share, under the same name and with the same meaning. */
export const points = z.int().min(2).describe('Training points n of every generation.')

export const variance = z.number().gt(0).default(1).describe('Variance of the truth.')

export const ddof = z
  .union([z.literal(0), z.literal(1)])
  .default(0)
  .describe('What the estimated variance divides by: n - ddof. 0 is maximum likelihood, 1 unbiased.')

export const temperature = z
  .number()
  .gt(0)
  .default(1)
  .describe(
    'Factor of the variance with which models are sampled: the temperature, or the shrink lambda of MAD.',
  )

export const humanPoints = z.int().min(0).describe('Human points r among the n of every generation.')

/** Of linear models. */
export const coefficients = z.int().min(1).describe('Number d of coefficients.')

export const noiseVariance = z.number().gt(0).default(1).describe('Variance sigma^2 of the noise.')
