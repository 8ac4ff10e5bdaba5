import { z } from 'zod'
import { defineLaw } from './define-law.js'

const SOURCE = 'Dey and Donoho 2024, arXiv 2410.22812'
const ASSUMPTIONS =
  'An estimator whose error is asymptotically a mean over the items (maximum likelihood of an exponential family, M-estimators), far more points than parameters; every generation adds as many items as the first.'

/**
 * @example
 * accumulateInflation.value({}, 1) // 1.25
 */
export const accumulateInflation = defineLaw({
  name: 'accumulate.inflation',
  summary: 'Squared error of a model refitted on all samples so far, as a multiple of that of generation 0.',
  equation:
    "sum_{i = 1 .. g + 1} 1 / i^2: fit i moves the estimate by 1 / i of one sample's error, and these steps are independent.",
  source: SOURCE,
  status: 'read',
  kind: 'approximate',
  assumptions: ASSUMPTIONS,
  parameters: z.strictObject({}),
  formula(_, generation) {
    let sum = 0
    for (let fit = 1; fit <= generation + 1; fit++) sum += 1 / (fit * fit)
    return sum
  },
})

/**
 * @example
 * accumulateInflationLimit.value({}, 0) // 1.6449
 */
export const accumulateInflationLimit = defineLaw({
  name: 'accumulate.inflation_limit',
  summary:
    'What the squared error of a model refitted on all samples so far rises to, as a multiple of its first.',
  equation: 'pi^2 / 6 = 1.645.',
  source: SOURCE,
  status: 'read',
  kind: 'limit',
  assumptions: ASSUMPTIONS,
  parameters: z.strictObject({}),
  formula: () => (Math.PI * Math.PI) / 6,
})
