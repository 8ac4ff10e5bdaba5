import { z } from 'zod'
import { defineLaw } from './define-law.js'
import { coefficients, noiseVariance } from './parameters.js'

/**
 * @example
 * strongCollapse.value({ dimension: 100, points: 1e6, share: 0.01, shift: 1 }, 0) // 0.0002
 */
export const strongCollapse = defineLaw({
  name: 'regression.mixed.test_error_plateau',
  summary: 'Test error of least squares on one mix of human data and a share of data with a shifted truth.',
  equation:
    'E = sigma^2 d / n + p^2 c^2 + O((d / n)^2), with c^2 = tr(Sigma Delta) / d: more data does not help beyond p^2 c^2.',
  source: 'Dohmatob et al. 2024, arXiv 2410.04840',
  status: 'read',
  kind: 'approximate',
  assumptions:
    'Least squares; a share p of the points follows other coefficients; far more points than dimensions (second order in d / n is left out).',
  parameters: z.strictObject({
    dimension: coefficients,
    points: z.int().min(1).describe('All training points n.'),
    share: z.number().min(0).max(1).describe('Share p of synthetic points.'),
    shift: z.number().min(0).describe('c^2: mean squared shift of the synthetic truth, tr(Sigma Delta) / d.'),
    noise: noiseVariance,
  }),
  formula({ dimension, points, share, shift, noise }) {
    if (points <= dimension) return `${points} points for ${dimension} coefficients`
    return (noise * dimension) / points + share * share * shift
  },
})
