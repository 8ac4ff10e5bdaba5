import { describe, expect, test } from 'vitest'
import type { LinearState } from '../../src/contracts/state.js'
import type { VectorModel } from '../../src/contracts/vectors.js'
import { ballVerifier, schema } from '../../src/curation/ball-verifier.js'
import { linearRegressionFamily } from '../../src/models/linear-regression/family.js'
import { linearRegressionSchema } from '../../src/models/linear-regression/options.js'
import { keyedRng } from '../../src/random/keyed.js'
import { regressionSchema } from '../../src/worlds/regression/options.js'
import { regression } from '../../src/worlds/regression/regression.js'
import { mean, zScore } from '../helpers/statistics.js'
import { AS_IT_IS } from '../helpers/vector-batches.js'

/**
 * Yi et al., arXiv 2510.16657: where every sample is verified by whether coefficients in a ball around c explain it, the
 * loop forgets the truth and goes to c; the radius changes how fast, not where to. The bias here is (0.8, -0.4).
 */
const CHAINS = 100
const BIAS = [0.8, -0.4]
const world = regression.create(regressionSchema.parse({ world: 'regression', coefficients: [1, 2] }))
const options = linearRegressionSchema.parse({ family: 'linear-regression', design: 'new' })

/** How far the coefficients are from the truth after each fit, [round][input][chain]. */
function run(radius: number, rounds: number): number[][][] {
  const stage = schema.parse({ stage: 'ball-verifier', bias: BIAS, radius, slack: 0.5 })
  const human = world.draw(100, CHAINS, keyedRng('human'))
  let batch = human
  return Array.from({ length: rounds }, (_, round) => {
    const rng = keyedRng('biased verifier', radius, round)
    const fit = linearRegressionFamily.fit(batch, options, { rng, human, world }) as VectorModel
    const inputs = world.draw(100, CHAINS, rng.fork('inputs'))
    const sample = fit.sample({ count: 100, inputs }, AS_IT_IS, rng.fork('sample'))
    batch = { ...sample, weights: ballVerifier.weigh(sample, stage, { rng, world }) }
    const { coefficients } = fit.state as LinearState
    return [0, 1].map((input) =>
      [...coefficients].filter((_, at) => at % 2 === input).map((w) => w - (input + 1)),
    )
  })
}

describe('the loop starts at the truth and ends at the centre of the verifier', () => {
  test.each([
    [0.5, 12],
    [1, 30],
  ])('radius %d, %i fits', (radius, rounds) => {
    const trail = run(radius, rounds)
    for (const [input, bias] of BIAS.entries()) {
      expect(Math.abs(zScore(trail[0][input], 0))).toBeLessThan(4)
      expect(Math.abs(zScore(trail[rounds - 1][input], bias))).toBeLessThan(4)
    }
  })
})

test('a larger ball moves more slowly', () => {
  const [narrow, wide] = [run(0.5, 3), run(1, 3)]
  expect(mean(wide[2][0])).toBeLessThan(mean(narrow[2][0]) - 0.05)
})
