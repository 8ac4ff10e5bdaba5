import { z } from 'zod'
import type { VectorStage } from '../contracts/vectors.js'
import { ChainStreams } from '../random/stream.js'
import { linearTruth, targetsOf } from './linear-truth.js'

const NAME = 'label-verifier'

export const schema = z.strictObject({
  stage: z
    .literal('label-verifier')
    .describe(
      'A verifier of labels that is wrong at times: by the truth it keeps most that are right, few that are not.',
    ),
  keep_correct: z
    .number()
    .min(0)
    .max(1)
    .default(1)
    .describe('Probability that an item with a right label is kept.'),
  keep_wrong: z
    .number()
    .min(0)
    .max(1)
    .default(0)
    .describe('Probability that an item with a wrong label is kept.'),
})

/**
 * Keeps items with a probability that depends on whether their label is the truth's: phi and psi of Feng et al.,
 * arXiv 2406.07515.
 */
export const labelVerifier: VectorStage<z.infer<typeof schema>> = {
  name: NAME,
  version: 1,
  data: 'vectors',
  checkWorld: (_options, world) => {
    linearTruth(world, NAME, 'classification')
  },
  weigh(batch, { keep_correct, keep_wrong }, { rng, world }) {
    const truth = linearTruth(world, NAME, 'classification')
    const targets = targetsOf(batch)
    const { values, dimension, chains, count } = batch
    const weights = new Float64Array(chains * count)
    const streams = new ChainStreams(rng)
    for (let chain = 0; chain < chains; chain++) {
      const stream = streams.of(chain)
      for (let item = chain * count; item < (chain + 1) * count; item++) {
        let sum = 0
        for (let at = 0; at < dimension; at++) sum += values[item * dimension + at] * truth.coefficients[at]
        const correct = sum >= 0 === targets[item] > 0
        if (stream.uniform() < (correct ? keep_correct : keep_wrong)) weights[item] = 1
      }
    }
    return weights
  },
}
