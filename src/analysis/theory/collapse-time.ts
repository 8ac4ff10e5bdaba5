import { z } from 'zod'
import { defineLaw } from './define-law.js'
import { REPLACE } from './discrete-resampling.js'
import { distributionFields, probabilitiesOf, sumOfSquares } from './distribution.js'
import { power } from './gaussian-moments.js'
import { points } from './parameters.js'

const parameters = z.strictObject({ ...distributionFields, points })
type Parameters = z.infer<typeof parameters>
const TIME = `${REPLACE} Time counts samples: generation g is sample g + 1.`

/**
 * @example
 * collapseTime.value({ frequencies: [0.5, 0.5], points: 50 }, 0) // 69.3
 */
export const collapseTime = defineLaw({
  name: 'discrete.replace.collapse_time',
  summary: 'Expected number of samples until one state is left.',
  equation:
    "E T ~ -2 n sum_i (1 - p_i) ln(1 - p_i), to O(1): the coalescent, or Wright and Fisher's diffusion.",
  source: 'derived; of Wright and Fisher’s model',
  status: 'derived',
  kind: 'approximate',
  assumptions: TIME,
  parameters,
  formula: ({ points: n, ...distribution }) =>
    -2 * n * probabilitiesOf(distribution).reduce((sum, p) => sum + (1 - p) * Math.log1p(-p), 0),
})

/**
 * @example
 * collapseTimeAtLeast.value({ frequencies: [0.5, 0.5], points: 50 }, 0) // 50
 */
export const collapseTimeAtLeast = defineLaw({
  name: 'discrete.replace.collapse_time.at_least',
  summary: 'Expected number of samples until one state is left.',
  equation: 'E T >= 1 + (1 - S)(n - 1) / (1 - 1/s), s the number of states.',
  source: 'Seddik et al. 2024, arXiv 2404.05090, equation 8',
  status: 'read',
  kind: 'lower bound',
  assumptions: TIME,
  parameters,
  formula: (given) => 1 + diversity(given).relative * (given.points - 1),
})

/**
 * @example
 * collapseTimeAtMost.value({ frequencies: [0.5, 0.5], points: 50 }, 0) // 1226
 */
export const collapseTimeAtMost = defineLaw({
  name: 'discrete.replace.collapse_time.at_most',
  summary: 'Expected number of samples until one state is left.',
  equation: 'E T <= 1 + (1 - S) n (n - 1).',
  source: 'Seddik et al. 2024, arXiv 2404.05090, equation 8',
  status: 'read',
  kind: 'upper bound',
  assumptions: TIME,
  parameters,
  formula: (given) => 1 + diversity(given).absolute * given.points * (given.points - 1),
})

/**
 * @example
 * collapsedAtLeast.value({ frequencies: [0.5, 0.5], points: 50 }, 299) // 0.942
 */
export const collapsedAtLeast = defineLaw({
  name: 'discrete.replace.collapsed.at_least',
  summary: 'Probability that one state is left.',
  equation: 'P >= 1 - n (1 - S)(1 - 1/n)^m, m = g + 1 samples.',
  source: 'Seddik et al. 2024, arXiv 2404.05090, equation 7',
  status: 'read',
  kind: 'lower bound',
  assumptions: REPLACE,
  parameters,
  formula: (given, generation) =>
    Math.max(0, 1 - given.points * diversity(given).absolute * power(1 - 1 / given.points, generation + 1)),
})

/**
 * @example
 * collapsedAtMost.value({ frequencies: [0.5, 0.5], points: 50 }, 299) // 0.9977
 */
export const collapsedAtMost = defineLaw({
  name: 'discrete.replace.collapsed.at_most',
  summary: 'Probability that one state is left.',
  equation: 'P <= 1 - (1 - S)(1 - 1/n)^m / (1 - 1/s), m = g + 1 samples.',
  source: 'Seddik et al. 2024, arXiv 2404.05090, equation 7',
  status: 'read',
  kind: 'upper bound',
  assumptions: REPLACE,
  parameters,
  formula: (given, generation) =>
    Math.min(1, 1 - diversity(given).relative * power(1 - 1 / given.points, generation + 1)),
})

/** 1 - S, and the same relative to that of as many equal states. */
function diversity({ points: _points, ...distribution }: Parameters) {
  const p = probabilitiesOf(distribution)
  const absolute = 1 - sumOfSquares(p)
  return { absolute, relative: absolute / (1 - 1 / p.filter((each) => each > 0).length) }
}
