import { z } from 'zod'
import { defineLaw } from './define-law.js'
import { distributionFields, probabilitiesOf, sumOfSquares } from './distribution.js'
import { humanPoints, points } from './parameters.js'

const parameters = z.strictObject({
  ...distributionFields,
  points,
  share: z.number().min(0).max(1).describe('Human share alpha of every mix.'),
})
const ASSUMPTIONS =
  'Every generation is the empirical distribution of n draws, each from the truth with probability alpha, else from the last generation.'

/**
 * @example
 * squaredError.value({ frequencies: [0.5, 0.5], points: 50, share: 0 }, 1) // 0.0198: R_0 (1 + 0.98)
 */
export const squaredError = defineLaw({
  name: 'discrete.mixed.squared_error',
  summary: 'Expected squared distance, summed over states, of the distribution from the truth.',
  equation: 'R_g = R_0 + (1 - 1/n)(1 - alpha)^2 R_(g - 1), R_0 = (1 - sum_i p_i^2) / n.',
  source: 'Bakshi and Chakraborty 2026, arXiv 2602.10531',
  status: 'read',
  kind: 'exact',
  assumptions: ASSUMPTIONS,
  parameters,
  formula({ points: n, share, ...distribution }, generation) {
    const first = (1 - sumOfSquares(probabilitiesOf(distribution))) / n
    let error = first
    for (let step = 0; step < generation; step++) error = first + keptError(n, share) * error
    return error
  },
})

/**
 * @example
 * squaredErrorOfCount.value({ frequencies: [0.5, 0.5], points: 50, human: 25 }, 1) // 0.0124: R_0 (1 + 0.96 / 4)
 */
export const squaredErrorOfCount = defineLaw({
  name: 'discrete.mixed.squared_error_of_count',
  summary: 'Expected squared distance, summed over states, of the distribution from the truth.',
  equation:
    'R_g = R_0 + (1 - 1/s) (1 - alpha)^2 R_(g-1), s = n - r, alpha = r / n: with a count of human draws in place of a coin for each draw, a little below discrete.mixed.squared_error.',
  source: 'derived, after Bakshi and Chakraborty 2026, arXiv 2602.10531',
  status: 'derived',
  kind: 'exact',
  assumptions:
    'Mix: every generation is the empirical distribution of r draws from the truth that are new each time (draw: fresh) and n - r from the last.',
  parameters: z.strictObject({ ...distributionFields, points, human: humanPoints }),
  formula({ points: n, human: r, ...distribution }, generation) {
    if (r > n) return `${r} human points in a mix of ${n}`
    const first = (1 - sumOfSquares(probabilitiesOf(distribution))) / n
    const synthetic = n - r
    const kept = (synthetic / n) * ((synthetic - 1) / n)
    let error = first
    for (let step = 0; step < generation; step++) error = first + kept * error
    return error
  },
})

/**
 * @example
 * lossFloor.value({ frequencies: [0.5, 0.5], points: 50, share: 0 }, 0) // 0.5
 */
export const lossFloor = defineLaw({
  name: 'discrete.mixed.squared_error_limit',
  summary: 'What that squared distance settles at.',
  equation:
    'R = R_0 / (1 - (1 - 1/n)(1 - alpha)^2): without human data 1 - sum_i p_i^2, all there is to lose.',
  source: 'Bakshi and Chakraborty 2026, arXiv 2602.10531',
  status: 'read',
  kind: 'limit',
  assumptions: ASSUMPTIONS,
  parameters,
  formula: ({ points: n, share, ...distribution }) =>
    (1 - sumOfSquares(probabilitiesOf(distribution))) / n / (1 - keptError(n, share)),
})

function keptError(n: number, share: number): number {
  return (1 - 1 / n) * (1 - share) * (1 - share)
}
