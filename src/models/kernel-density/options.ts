import { z } from 'zod'

export const kernelDensitySchema = z.strictObject({
  family: z
    .literal('kernel-density')
    .describe('A kernel density estimate: a Gaussian kernel on every point, alike in all directions.'),
  bandwidth: z
    .union([z.number().gt(0), z.enum(['scott', 'silverman'])], {
      error: 'expected a number above 0, scott or silverman',
    })
    .default('scott')
    .describe(
      'Standard deviation of the kernels: a number, `scott` (n^(-1 / (d + 4))) or `silverman` ' +
        '((n (d + 2) / 4)^(-1 / (d + 4))) for n points in d dimensions. Of weighted points n is the square of the ' +
        'sum of weights over the sum of their squares.',
    ),
  scale: z
    .enum(['none', 'deviation'])
    .default('none')
    .describe(
      '`none`: the bandwidth as it stands, as in scikit-learn, where points are expected to vary by about 1. ' +
        "`deviation`: times the points' standard deviation (n - 1), as in scipy's gaussian_kde; in more " +
        'dimensions times the root of their mean variance, where scipy takes the whole covariance.',
    ),
})

export type KernelDensityOptions = z.infer<typeof kernelDensitySchema>
