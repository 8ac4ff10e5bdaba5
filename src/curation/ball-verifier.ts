import { z } from 'zod'
import type { VectorStage } from '../contracts/vectors.js'
import { BadInputError } from '../errors/index.js'
import { verifiable } from './linear-truth.js'

export const schema = z.strictObject({
  stage: z
    .literal('ball-verifier')
    .describe(
      'A verifier with an opinion of its own on the coefficients of a regression: it keeps what may be so.',
    ),
  bias: z
    .union([z.number(), z.array(z.number()).min(1)], {
      error: 'expected a length or one number for each input',
    })
    .default(0)
    .describe(
      "What the verifier's centre adds to the true coefficients: one number for each of the d inputs, or the length of " +
        'a vector of d equal ones.',
    ),
  radius: z
    .number()
    .min(0)
    .default(1)
    .describe('Radius of the ball of coefficients that the verifier holds possible.'),
  slack: z.number().min(0).default(0).describe('Noise of a target that the verifier holds possible.'),
})

/**
 * Keeps an item (x, y) if |y - x.c| <= radius |x| + slack, with c the centre: if some coefficients in the ball around c
 * explain y up to the slack.
 *
 * Source: Yi et al., arXiv 2510.16657: the loop's coefficients converge to the centre, whatever the radius.
 */
export const ballVerifier: VectorStage<z.infer<typeof schema>> = {
  name: 'ball-verifier',
  version: 1,
  data: 'vectors',
  weigh(batch, { bias, radius, slack }, { world }) {
    const { truth, targets } = verifiable(batch, world, 'ball-verifier', 'regression')
    const { values, dimension } = batch
    const centre = truth.coefficients.map((value, at) => value + biasAt(bias, at, dimension))
    return Float64Array.from(targets, (target, item) => {
      let rest = target
      let squares = 0
      for (let at = 0; at < dimension; at++) {
        const input = values[item * dimension + at]
        rest -= input * centre[at]
        squares += input * input
      }
      return Math.abs(rest) <= radius * Math.sqrt(squares) + slack ? 1 : 0
    })
  },
}

function biasAt(bias: number | readonly number[], at: number, dimension: number): number {
  if (typeof bias === 'number') return bias / Math.sqrt(dimension)
  if (bias.length === dimension) return bias[at]
  throw new BadInputError(
    `stage ball-verifier has a bias of ${bias.length} numbers for ${dimension} inputs`,
    'Give one number for each input, or a length.',
  )
}
