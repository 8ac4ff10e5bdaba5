import { z } from 'zod'
import { defineLaw } from './define-law.js'
import { ddof, humanPoints, points, variance } from './parameters.js'

const parameters = z.strictObject({ points, human: humanPoints, ddof, variance })
type Parameters = z.infer<typeof parameters>
const ASSUMPTIONS =
  'Mix: every generation fits mean and variance to r points of the truth that are new each time (draw: fresh) and n - r of the last model.'

/**
 * @example
 * meanVariance.value({ points: 100, human: 10 }, 60) // 0.950
 */
export const meanVariance = defineLaw({
  name: 'gaussian.mixed.mean_variance',
  summary: 'Expected variance of a Gaussian refitted on a mix of new human points and its own samples.',
  equation:
    "With s = n - r, c = n / (n - ddof), V = E S_g and M = E (mu_g - mu)^2, in units of the truth's variance: V' = c [(r/n)(1 - 1/n) + (s/n)(1 - 1/n) V + (s/n)(1 - s/n) M], M' = (s/n)^2 M + r/n^2 + s V / n^2; generation 0 has V = c (1 - 1/n), M = 1/n.",
  source: 'derived',
  status: 'derived',
  kind: 'exact',
  assumptions: ASSUMPTIONS,
  parameters,
  formula: (given, generation) => momentsOf(given, generation)?.variance ?? tooMany(given),
})

/**
 * @example
 */
export const meanSquaredError = defineLaw({
  name: 'gaussian.mixed.mean_squared_error',
  summary: 'Expected squared distance of the mean fitted on such a mix from the truth, per dimension.',
  equation: "M' of the system of gaussian.mixed.mean_variance.",
  source: 'derived',
  status: 'derived',
  kind: 'exact',
  assumptions: ASSUMPTIONS,
  parameters,
  formula: (given, generation) => momentsOf(given, generation)?.error ?? tooMany(given),
})

function momentsOf({ points: n, human: r, ddof: less, variance: truth }: Parameters, generation: number) {
  if (r > n) return undefined
  const s = n - r
  const scale = n / (n - less)
  let variance = scale * (1 - 1 / n)
  let error = 1 / n
  for (let step = 0; step < generation; step++) {
    const next =
      scale * ((r / n) * (1 - 1 / n) + (s / n) * (1 - 1 / n) * variance + (s / n) * (1 - s / n) * error)
    error = (s / n) * (s / n) * error + r / (n * n) + (s * variance) / (n * n)
    variance = next
  }
  return { variance: truth * variance, error: truth * error }
}

function tooMany({ points, human }: Parameters): string {
  return `${human} human points in a mix of ${points}`
}
