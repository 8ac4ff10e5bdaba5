import { z } from 'zod'
import { defineLaw } from './define-law.js'
import { distributionFields, probabilitiesOf, sumOfSquares } from './distribution.js'
import { coveredStates } from './discrete-resampling.js'
import { points } from './parameters.js'

const parameters = z.strictObject({ ...distributionFields, points })
const ACCUMULATE =
  'Accumulate: every generation is the empirical distribution of all n (g + 1) draws so far, n from each model and the first n from the truth.'

/**
 * @example
 * giniSimpson.value({ zipf: 1, states: 50, points: 100 }, 0) // 0.9105, as after one sample
 */
export const giniSimpson = defineLaw({
  name: 'discrete.accumulate.gini_simpson',
  summary: 'Expected chance that two draws from the accumulated distribution are different states.',
  equation: 'E (1 - sum_i p_i^2) = (1 - S) prod_{i = 1 .. g + 1} (1 - 1 / (n i^2)), S that of the truth.',
  source: 'derived',
  status: 'derived',
  kind: 'exact',
  assumptions: ACCUMULATE,
  parameters,
  formula({ points: n, ...distribution }, generation) {
    return accumulated(1 - sumOfSquares(probabilitiesOf(distribution)), n, generation)
  },
})

/**
 * @example
 * squaredError.value({ frequencies: [4, 3, 2, 1], points: 100 }, 0) // 0.007
 */
export const squaredError = defineLaw({
  name: 'discrete.accumulate.squared_error',
  summary: 'Expected squared error of the accumulated frequencies against the truth, summed over states.',
  equation:
    "E sum_i (p_i' - p_i)^2 = (1 - S) (1 - prod_{i = 1 .. g + 1} (1 - 1 / (n i^2))): the mean stays, so it is what Gini-Simpson has lost.",
  source: 'derived',
  status: 'derived',
  kind: 'exact',
  assumptions: ACCUMULATE,
  parameters,
  formula({ points: n, ...distribution }, generation) {
    const start = 1 - sumOfSquares(probabilitiesOf(distribution))
    return start * (1 - accumulated(1, n, generation))
  },
})

/**
 * @example
 * subsampleGiniSimpson.value({ zipf: 1, states: 50, points: 100 }, 39) // 0.8935
 */
export const subsampleGiniSimpson = defineLaw({
  name: 'discrete.accumulate-subsample.gini_simpson',
  summary: 'Expected chance that two draws from a distribution refitted to a random part of all data differ.',
  equation:
    'E (1 - sum_i p_i^2) = (1 - 1/n) (1 - S) prod_{j = 1 .. g} (1 - (3 n - 1) / (N (N - 1))), N = n (j + 1): how two items of the pool of N are expected to differ; for large n about (1 - S) (1 - (pi^2 / 2 - 2) / n) in the end.',
  source: 'derived; the accumulate-subsample loop of Kazdan et al. 2025, arXiv 2410.16713',
  status: 'derived',
  kind: 'exact',
  assumptions:
    'Accumulate-subsample: every generation is the empirical distribution of n items, drawn without putting back from all n (g + 1) so far, n from each model and the first n from the truth.',
  parameters,
  formula({ points: n, ...distribution }, generation) {
    let differ = (1 - sumOfSquares(probabilitiesOf(distribution))) * (1 - 1 / n)
    for (let step = 1; step <= generation; step++) {
      const pool = n * (step + 1)
      differ *= 1 - (3 * n - 1) / (pool * (pool - 1))
    }
    return differ
  },
})

/**
 * @example
 * survivingStates.value({ zipf: 1, states: 50, points: 100 }, 1000) // 31.77
 */
export const survivingStates = defineLaw({
  name: 'discrete.accumulate.surviving_states',
  summary: 'Expected number of states; in one run it is exactly that of the first human sample for ever.',
  equation:
    'sum_i 1 - (1 - p_i)^n in every generation: what the human sample holds is never lost, and nothing else appears.',
  source: 'derived',
  status: 'derived',
  kind: 'exact',
  assumptions: ACCUMULATE,
  parameters,
  formula: (given) => coveredStates.value(given, 0),
})

/** What is left of a diversity after every fit up to a generation: times prod (1 - 1 / (n i^2)). */
function accumulated(start: number, n: number, generation: number): number {
  let product = start
  for (let fit = 1; fit <= generation + 1; fit++) product *= 1 - 1 / (n * fit * fit)
  return product
}
