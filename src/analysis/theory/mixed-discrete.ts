import { z } from 'zod'
import { defineLaw } from './define-law.js'
import { distributionFields, probabilitiesOf, sumOfSquares } from './distribution.js'
import { humanPoints, points } from './parameters.js'

/**
 * @example
 * mixedSumOfSquares.value({ zipf: 1, states: 50, points: 100, human: 10 }, 30) // 0.1265
 */
export const mixedSumOfSquares = defineLaw({
  name: 'discrete.mixed.sum_of_squares',
  summary: 'Expected chance that two draws are the same state, with new human draws in every generation.',
  equation:
    "With r human draws of n, s = n - r and lambda = r / n: S' = lambda^2 (1/r + (1 - 1/r) S_0) + 2 lambda (1 - lambda) S_0 + (1 - lambda)^2 (1/s + (1 - 1/s) S), S_0 that of the truth; generation 0 has 1/n + (1 - 1/n) S_0.",
  source: 'derived',
  status: 'derived',
  kind: 'exact',
  assumptions:
    'Mix: every generation is the empirical distribution of r draws from the truth that are new each time (draw: fresh) and n - r from the last.',
  parameters: z.strictObject({ ...distributionFields, points, human: humanPoints }),
  formula({ points: n, human: r, ...distribution }, generation) {
    if (r > n) return `${r} human points in a mix of ${n}`
    const truth = sumOfSquares(probabilitiesOf(distribution))
    const s = n - r
    const share = r / n
    const human =
      r === 0 ? 0 : share * share * (1 / r + (1 - 1 / r) * truth) + 2 * share * (1 - share) * truth
    let squares = 1 / n + (1 - 1 / n) * truth
    for (let step = 0; step < generation; step++) {
      squares = human + (s === 0 ? 0 : (1 - share) * (1 - share) * (1 / s + (1 - 1 / s) * squares))
    }
    return squares
  },
})

/**
 * @example
 * anchoredSumOfSquares.value({ zipf: 1, states: 50, human: 100, synthetic: 100 }, 1000) // 0.0925
 */
export const anchoredSumOfSquares = defineLaw({
  name: 'discrete.anchor.sum_of_squares',
  summary:
    'Expected chance that two draws are the same state, with the same human draws in every generation.',
  equation:
    "With N human draws that stay and n synthetic ones, a = n / (N + n), S_1 = 1/N + (1 - 1/N) S_0: S' = (1 - a^2) S_1 + a^2 / n + a^2 (1 - 1/n) S; generation 0 has S_1.",
  source: 'derived; the partially synthetic loop of Seddik et al. 2024, arXiv 2404.05090',
  status: 'derived',
  kind: 'exact',
  assumptions:
    'Anchor: every generation is the empirical distribution of N human draws, always the same, and n draws from the last.',
  parameters: z.strictObject({
    ...distributionFields,
    human: z.int().min(1).describe('Human draws N that stay.'),
    synthetic: z.int().min(1).describe('Draws n of the last model.'),
  }),
  formula({ human, synthetic: n, ...distribution }, generation) {
    const first = 1 / human + (1 - 1 / human) * sumOfSquares(probabilitiesOf(distribution))
    const a = n / (human + n)
    let squares = first
    for (let step = 0; step < generation; step++) {
      squares = (1 - a * a) * first + (a * a) / n + a * a * (1 - 1 / n) * squares
    }
    return squares
  },
})
