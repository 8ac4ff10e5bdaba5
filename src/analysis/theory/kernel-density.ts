import { z } from 'zod'
import { defineLaw } from './define-law.js'
import { points, variance } from './parameters.js'

const parameters = z.strictObject({
  points,
  bandwidth: z.number().min(0).describe('Deviation h of the Gaussian kernel.'),
  variance,
})
type Parameters = z.infer<typeof parameters>

const ASSUMPTIONS =
  'Replace: every generation’s n points are drawn from the Gaussian kernel density of the last n.'

/**
 * @example
 * meanVariance.value({ points: 50, bandwidth: 0.3 }, 200) // 4.35; the limit is (n - 1) h^2 = 4.41
 */
export const meanVariance = defineLaw({
  name: 'kde.replace.mean_variance',
  summary: 'Expected variance (ddof 0), per dimension, of the points that a kernel density is made of.',
  equation:
    "E S' = (1 - 1/n) (S + h^2), S the variance (ddof 0) of a generation's points; the human points have (1 - 1/n) sigma^2.",
  source: 'derived; the process of Kazdan et al. 2024, arXiv 2410.16713',
  status: 'derived',
  kind: 'exact',
  assumptions: ASSUMPTIONS,
  parameters,
  formula: pointSpread,
})

/**
 * @example
 * modelVariance.value({ points: 50, bandwidth: 0.3 }, 200) // 4.44
 */
export const modelVariance = defineLaw({
  name: 'kde.replace.model_variance',
  summary: 'Expected variance, per dimension, of a kernel density refitted on its own samples.',
  equation: 'E S + h^2: what the kernels add to the spread of their points; its limit is n h^2.',
  source: 'derived; the process of Kazdan et al. 2024, arXiv 2410.16713',
  status: 'derived',
  kind: 'exact',
  assumptions: ASSUMPTIONS,
  parameters,
  formula: (given, generation) => pointSpread(given, generation) + given.bandwidth * given.bandwidth,
})

/**
 * @example
 * meanSquaredError.value({ points: 50, bandwidth: 0.3 }, 200) // 14.65
 */
export const meanSquaredError = defineLaw({
  name: 'kde.replace.mean_squared_error',
  summary: 'Expected squared distance of a kernel density’s mean from the truth, per dimension.',
  equation:
    'E (mean - mu)^2 = E x^2 - E S: once the spread has come to its limit, all that the kernels add goes into the mean.',
  source: 'derived; the process of Kazdan et al. 2024, arXiv 2410.16713',
  status: 'derived',
  kind: 'exact',
  assumptions: ASSUMPTIONS,
  parameters,
  formula: (given, generation) => secondMoment.value(given, generation) - pointSpread(given, generation),
})

/**
 * @example
 * secondMoment.value({ points: 50, bandwidth: 0.3 }, 50) // 5.5
 */
export const secondMoment = defineLaw({
  name: 'kde.replace.second_moment',
  summary: 'Expected square of those points, per dimension.',
  equation: "E x^2 = sigma^2 + g h^2 around the truth's mean: it grows without end.",
  source: 'derived; the process of Kazdan et al. 2024, arXiv 2410.16713',
  status: 'derived',
  kind: 'exact',
  assumptions: ASSUMPTIONS,
  parameters,
  formula: ({ bandwidth, variance: truth }, generation) => truth + generation * bandwidth * bandwidth,
})

/** E S of the points. */
function pointSpread({ points: n, bandwidth, variance: truth }: Parameters, generation: number): number {
  let spread = (1 - 1 / n) * truth
  for (let step = 0; step < generation; step++) spread = (1 - 1 / n) * (spread + bandwidth * bandwidth)
  return spread
}
