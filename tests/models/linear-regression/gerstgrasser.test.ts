import { describe, expect, test } from 'vitest'
import type { VectorBatch } from '../../../src/contracts/batch.js'
import type { LinearState } from '../../../src/contracts/state.js'
import type { VectorModel } from '../../../src/contracts/vectors.js'
import { linearRegressionFamily } from '../../../src/models/linear-regression/family.js'
import { linearRegressionSchema } from '../../../src/models/linear-regression/options.js'
import { keyedRng } from '../../../src/random/keyed.js'
import { regressionSchema } from '../../../src/worlds/regression/options.js'
import { regression } from '../../../src/worlds/regression/regression.js'
import { mean, zScore } from '../../helpers/statistics.js'
import { AS_IT_IS, joined } from '../../helpers/vector-batches.js'

/**
 * Gerstgrasser et al., arXiv 2404.01413, Theorems 1 and 2: d = 10 inputs, T = 111 items, noise 1. The n-th fit's excess
 * test error |w_n - w|^2 is d / (T - d - 1) = 0.1 times n under replace, times 1 + 1/4 + .. + 1/n^2 under accumulate.
 */
const world = regression.create(regressionSchema.parse({ world: 'regression' }))
const options = linearRegressionSchema.parse({ family: 'linear-regression' })
const truth = world.truth as LinearState
const BASE = 10 / (111 - 10 - 1)

function fitted(batch: VectorBatch): VectorModel {
  return linearRegressionFamily.fit(batch, options, {
    rng: keyedRng('fit'),
    human: batch,
    world,
  }) as VectorModel
}

/** |w_n - w|^2 of every chain. */
function errors(model: VectorModel): number[] {
  const { chains, dimension, coefficients } = model.state as LinearState
  return Array.from({ length: chains }, (_, chain) =>
    truth.coefficients.reduce((sum, value, at) => {
      const off = coefficients[chain * dimension + at] - value
      return sum + off * off
    }, 0),
  )
}

type Mix = (human: VectorBatch, samples: readonly VectorBatch[]) => VectorBatch

/** The errors of ten fits, each on a mix of the human items and what the fits before it labelled. */
function run(
  chains: number,
  key: string,
  mix: Mix,
  inputs: (human: VectorBatch, round: number) => VectorBatch,
) {
  const human = world.draw(111, chains, keyedRng(key, 'human'))
  const samples: VectorBatch[] = []
  const trail: number[][] = []
  for (let round = 1; round <= 10; round++) {
    const model = fitted(round === 1 ? human : mix(human, samples))
    trail.push(errors(model))
    samples.push(model.sample({ count: 111, inputs: inputs(human, round) }, AS_IT_IS, keyedRng(key, round)))
  }
  return trail
}

const replace: Mix = (_human, samples) => samples[samples.length - 1]
const accumulate: Mix = (human, samples) => joined([human, ...samples])
const same = (human: VectorBatch) => human

describe('replace: the error grows by 0.1 with every fit', () => {
  test.each([
    ['the same inputs labelled again', same],
    [
      'new inputs',
      (_human: VectorBatch, round: number) => world.draw(111, 400, keyedRng('new inputs', round)),
    ],
  ])('%s', (name, inputs) => {
    const trail = run(400, name, replace, inputs)
    for (const [at, values] of trail.entries())
      expect(Math.abs(zScore(values, BASE * (at + 1)))).toBeLessThan(4)
    expect(mean(trail[9])).toBeGreaterThan(0.9)
  })
})

test('accumulate: the error stays below pi^2 / 6 times that of the first fit', () => {
  const trail = run(200, 'accumulate', accumulate, same)
  let sum = 0
  for (const [at, values] of trail.entries()) {
    sum += 1 / ((at + 1) * (at + 1))
    expect(Math.abs(zScore(values, BASE * sum))).toBeLessThan(4)
  }
  expect(BASE * sum).toBeCloseTo(0.155, 3)
})
