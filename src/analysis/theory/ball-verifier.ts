import { z } from 'zod'
import { integral } from '../../numerics/integral.js'
import { logGamma } from '../../numerics/log-gamma.js'
import { normalCdf } from '../../numerics/normal.js'
import { defineLaw } from './define-law.js'
import { coefficients, noiseVariance } from './parameters.js'

/**
 * Where the loop ends: at the verifier's centre c, and around it so far as one fit scatters. Near c, a fit to n items of
 * which the verifier keeps those with |y - x.c| <= r |x| + s moves the mean offset by the factor
 * h = E[keep v x_1^2] / (sigma^2 E[keep x_1^2]), with v the variance of the kept noise, and adds the variance
 * sigma^2 h / (n E[keep x_1^2]) to every coefficient. So E |w - w*|^2 -> |c - w*|^2 + d sigma^2 h / (n M (1 - h^2)), M = E[keep x_1^2].
 *
 * @example
 * verifiedLimit.value({ dimension: 2, points: 100, bias: 0.9, radius: 0.5, slack: 0.5 }, 0) // 0.8279
 */
export const verifiedLimit = defineLaw({
  name: 'verifier.ball.squared_error_limit',
  summary:
    'Squared error of the coefficients where every sample is verified by a ball of coefficients around its centre.',
  equation:
    'E |w - w*|^2 -> |c - w*|^2 + d sigma^2 h / (n M (1 - h^2)), M = E[keep x_1^2] and h = E[keep e^2 x_1^2] / (sigma^2 M), keep being |e| <= r |x| + s and e the noise of a label.',
  source: 'the limit: Yi et al. 2025, arXiv 2510.16657; the scatter around it: derived',
  status: 'derived',
  kind: 'limit',
  assumptions:
    'Least squares without intercept on new inputs x ~ N(0, I_d) in every generation; all of the mix is the verified sample; many kept items for each coefficient (second order in 1 / n is left out).',
  parameters: z.strictObject({
    dimension: coefficients,
    points: z.int().min(2).describe('Items n of every sample, before the verifier.'),
    bias: z.number().min(0).describe('Distance of the verifier’s centre from the true coefficients.'),
    radius: z.number().min(0).describe('Radius r of the ball.'),
    slack: z.number().min(0).default(0).describe('Noise s that the verifier holds possible.'),
    noise: noiseVariance,
  }),
  formula({ dimension, points, bias, radius, slack, noise }) {
    if (radius === 0 && slack === 0) return 'the verifier keeps nothing'
    // E[f(|x|) x_1^2] is the mean of f over a chi variable of d + 2 degrees of freedom.
    const mean = (of: (edge: number) => number) =>
      integral(
        (length) => of((radius * length + slack) / Math.sqrt(noise)) * chiDensity(length, dimension + 2),
        0,
        Math.sqrt(dimension + 2) + TAIL,
      )
    const kept = mean(shareWithin)
    const held = mean(squareWithin) / kept
    return bias * bias + (dimension * noise * held) / (points * kept * (1 - held * held))
  },
})

/** Deviations, of about 0.7 each, beyond which nothing of a chi variable is left. */
const TAIL = 9

function chiDensity(length: number, degrees: number): number {
  if (length === 0) return 0
  const log = (degrees - 1) * Math.log(length) - (length * length) / 2
  return Math.exp(log - (degrees / 2 - 1) * Math.LN2 - logGamma(degrees / 2))
}

/** P(|Z| <= edge). */
function shareWithin(edge: number): number {
  return 2 * normalCdf(edge) - 1
}

/** E[Z^2; |Z| <= edge]. */
function squareWithin(edge: number): number {
  return shareWithin(edge) - (2 * edge * Math.exp((-edge * edge) / 2)) / Math.sqrt(2 * Math.PI)
}
