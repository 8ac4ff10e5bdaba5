import { describe, expect, test } from 'vitest'
import type { VectorBatch } from '../../../src/contracts/batch.js'
import type { LinearState } from '../../../src/contracts/state.js'
import type { VectorModel } from '../../../src/contracts/vectors.js'
import { linearClassifierFamily } from '../../../src/models/linear-classifier/family.js'
import { linearClassifierSchema } from '../../../src/models/linear-classifier/options.js'
import { keyedRng } from '../../../src/random/keyed.js'
import { classes } from '../../../src/worlds/classes/classes.js'
import { classesSchema } from '../../../src/worlds/classes/options.js'
import { regressionSchema } from '../../../src/worlds/regression/options.js'
import { regression } from '../../../src/worlds/regression/regression.js'
import { mean, zScore } from '../../helpers/statistics.js'
import { AS_IT_IS, chainOf, oneChain } from '../../helpers/vector-batches.js'

const family = linearClassifierFamily
const parsed = (options: object) => linearClassifierSchema.parse({ family: 'linear-classifier', ...options })
const world = classes.create(classesSchema.parse({ world: 'classes', coefficients: [0.6, -0.8] }))

function fitted(batch: VectorBatch, options: object = {}): VectorModel {
  const context = { rng: keyedRng('fit'), human: batch, world }
  return family.fit(batch, parsed(options), context) as VectorModel
}

const coefficientsOf = (model: VectorModel) => [...(model.state as LinearState).coefficients]

describe('the fit', () => {
  test('is the mean of the inputs times their labels', () => {
    const items = [
      [1, 2],
      [3, 4],
      [5, 9],
    ]
    expect(coefficientsOf(fitted(oneChain(items, { targets: [1, -1, 1] })))).toEqual([1, 7 / 3])
    expect(coefficientsOf(fitted(oneChain(items, { targets: [1, -1, 1], weights: [1, 3, 0] })))).toEqual([
      -2, -2.5,
    ])
  })

  test('of human data points where the truth points, with length sqrt(2 / pi)', () => {
    // E[x sign(x.u)] = sqrt(2 / pi) u for a unit vector u.
    const found = coefficientsOf(fitted(world.draw(100, 400, keyedRng('human'))))
    for (const [axis, expected] of [0.6, -0.8].entries()) {
      const values = found.filter((_, at) => at % 2 === axis)
      expect(Math.abs(zScore(values, expected * Math.sqrt(2 / Math.PI)))).toBeLessThan(4)
    }
  })

  test('of labels that cancel out is noted', () => {
    const model = fitted(
      oneChain(
        [
          [1, 2],
          [1, 2],
        ],
        { targets: [1, -1] },
      ),
    )
    expect(model.notes).toEqual(['the labels cancel out (all coefficients 0); every input is labelled 1'])
    expect([
      ...(model.sample({ count: 1, inputs: oneChain([[-5, 0]]) }, AS_IT_IS, keyedRng('s')).targets ?? []),
    ]).toEqual([1])
  })

  test('of items that all weigh nothing is an error', () => {
    const nothing = oneChain([[1, 2]], { targets: [1], weights: [0] })
    expect(() => fitted(nothing)).toThrow(
      'family linear-classifier: chain 1 of 1 has no item left to be fitted to',
    )
  })
})

describe('a sample', () => {
  const inputs = world.draw(3000, 2, keyedRng('inputs'))
  const model = (label_noise: number) =>
    family.restore(
      { ...(world.truth as LinearState), chains: 2, coefficients: Float64Array.of(0.6, -0.8, 0.6, -0.8) },
      parsed({ label_noise }),
    )
  const labels = (label_noise: number) =>
    model(label_noise).sample({ count: 3000, inputs }, AS_IT_IS, keyedRng('s')).targets ?? new Float64Array(0)

  test('has the inputs that it is handed, each labelled by the side it lies on', () => {
    expect(model(0).sample({ count: 3000, inputs }, AS_IT_IS, keyedRng('s')).values).toBe(inputs.values)
    expect(labels(0)).toEqual(inputs.targets)
    expect(mean([...labels(1)].map((label, item) => label * (inputs.targets?.[item] ?? 0)))).toBe(-1)
  })

  test('has labels flipped with the probability asked for', () => {
    const flipped = [...labels(0.3)].map((label, item) => (label === inputs.targets?.[item] ? 0 : 1))
    expect(Math.abs(zScore(flipped, 0.3))).toBeLessThan(4)
  })

  test('of a chain depends on the generator and the chain', () => {
    const first = fitted(chainOf(inputs, 0), { label_noise: 0.3 })
    const both = fitted(inputs, { label_noise: 0.3 })
    const request = { count: 3000, inputs: chainOf(inputs, 0) }
    const one = first.sample(request, AS_IT_IS, keyedRng('s')).targets
    expect(one).toEqual(
      both.sample({ count: 3000, inputs }, AS_IT_IS, keyedRng('s')).targets?.subarray(0, 3000),
    )
  })
})

test('says whose inputs its samples label', () => {
  expect(family.capabilities(parsed({})).relabels).toBe('new')
  expect(family.capabilities(parsed({ design: 'fixed' })).relabels).toBe('train')
})

test('refuses other worlds, and decoding', () => {
  const targets = regression.create(regressionSchema.parse({ world: 'regression' }))
  expect(() => family.checkWorld?.(parsed({}), targets, 100)).toThrow(
    'family linear-classifier needs inputs with labels, and world regression gives none',
  )
  expect(() => family.checkDecoding?.(parsed({}), { ...AS_IT_IS, top_p: 0.9 })).toThrow('top_p')
})
