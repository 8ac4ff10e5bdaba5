import { z } from 'zod'
import { BadInputError } from '../../errors/index.js'
import { normalised } from '../../numerics/normalised.js'
import { zipfWeights } from '../../worlds/zipf-weights.js'

const TOLERANCE = 1e-6

/** A distribution over states: its frequencies, or a law of Zipf or of Zipf and Mandelbrot. */
export const distributionFields = {
  frequencies: z
    .array(z.number().min(0))
    .min(1)
    .optional()
    .describe('Probability of each state; they add up to 1.'),
  zipf: z
    .number()
    .min(0)
    .max(10)
    .optional()
    .describe('Exponent s: state r has probability ~ (r + shift)^-s. With states.'),
  shift: z.number().min(0).max(1e6).optional().describe('0, the default: Zipf; above: Zipf and Mandelbrot.'),
  states: z.int().min(1).max(1_000_000).optional().describe('Number of states of the Zipf law.'),
}

export interface DistributionParameters {
  readonly frequencies?: readonly number[] | undefined
  readonly zipf?: number | undefined
  readonly shift?: number | undefined
  readonly states?: number | undefined
}

/**
 * The probabilities that the parameters stand for.
 *
 * @example
 * probabilitiesOf({ zipf: 1, states: 3 }) // 6/11, 3/11, 2/11
 */
export function probabilitiesOf({
  frequencies,
  zipf = 1,
  shift = 0,
  states,
}: DistributionParameters): readonly number[] {
  if ((frequencies === undefined) === (states === undefined)) {
    throw new BadInputError(
      'a distribution is given by its frequencies or by states and zipf',
      'Give exactly one: { frequencies: [0.5, 0.3, 0.2] } or { states: 50, zipf: 1 }.',
    )
  }
  const probabilities = frequencies ?? Array.from(normalised(zipfWeights(states ?? 1, zipf, shift)))
  const sum = probabilities.reduce((total, p) => total + p, 0)
  if (Math.abs(sum - 1) > TOLERANCE) {
    throw new BadInputError(`frequencies add up to ${sum}, expected 1`, 'Divide them by their sum.')
  }
  if (probabilities.filter((p) => p > 0).length < 2) {
    throw new BadInputError(
      'a distribution of one state cannot lose any: expected at least two with a probability above 0',
      'Give more states.',
    )
  }
  return probabilities
}

/** The chance that two draws are the same state: S = sum of squared probabilities. */
export function sumOfSquares(probabilities: readonly number[]): number {
  return probabilities.reduce((sum, p) => sum + p * p, 0)
}

/** Shannon's entropy in nats. */
export function entropyOf(probabilities: readonly number[]): number {
  return -probabilities.reduce((sum, p) => (p > 0 ? sum + p * Math.log(p) : sum), 0)
}

/**
 * (1 - q)^n, with its digits kept where q is small.
 *
 * @example
 * noneIn(1000, 0.0005) // 0.6064: a state of probability 0.0005 is in none of 1,000 draws
 */
export function noneIn(draws: number, probability: number): number {
  return probability >= 1 ? (draws === 0 ? 1 : 0) : Math.exp(draws * Math.log1p(-probability))
}
