import { z } from 'zod'
import type { VectorStage, VectorWorld } from '../contracts/vectors.js'
import { BadInputError } from '../errors/index.js'
import { linearTruth, targetsOf } from './linear-truth.js'

const NAME = 'ball-verifier'

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
  name: NAME,
  version: 1,
  data: 'vectors',
  checkWorld: ({ bias }, world) => {
    centreOf(bias, world)
  },
  weigh(batch, { bias, radius, slack }, { world }) {
    const centre = centreOf(bias, world)
    const { values, dimension } = batch
    return Float64Array.from(targetsOf(batch), (target, item) => {
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

/** The true coefficients and the bias. */
function centreOf(bias: number | readonly number[], world: VectorWorld): Float64Array {
  const { coefficients, dimension } = linearTruth(world, NAME, 'regression')
  if (typeof bias === 'number') return coefficients.map((value) => value + bias / Math.sqrt(dimension))
  if (bias.length === dimension) return coefficients.map((value, at) => value + bias[at])
  throw new BadInputError(
    `stage ${NAME} has a bias of ${bias.length} numbers for ${dimension} inputs`,
    'Give one number for each input, or a length.',
  )
}
