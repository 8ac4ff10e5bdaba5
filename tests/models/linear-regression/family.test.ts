import { describe, expect, test } from 'vitest'
import type { VectorBatch } from '../../../src/contracts/batch.js'
import type { LinearState } from '../../../src/contracts/state.js'
import type { VectorModel } from '../../../src/contracts/vectors.js'
import { linearRegressionFamily } from '../../../src/models/linear-regression/family.js'
import { linearRegressionSchema } from '../../../src/models/linear-regression/options.js'
import { keyedRng } from '../../../src/random/keyed.js'
import { mixture } from '../../../src/worlds/mixture/mixture.js'
import { mixtureSchema } from '../../../src/worlds/mixture/options.js'
import { regressionSchema } from '../../../src/worlds/regression/options.js'
import { regression } from '../../../src/worlds/regression/regression.js'
import { variance, zScore } from '../../helpers/statistics.js'
import { AS_IT_IS, chainOf, oneChain } from '../../helpers/vector-batches.js'

const family = linearRegressionFamily
const parsed = (options: object) => linearRegressionSchema.parse({ family: 'linear-regression', ...options })
const world = regression.create(
  regressionSchema.parse({ world: 'regression', coefficients: [2, -1], noise: 0.5 }),
)

function fitted(batch: VectorBatch, options: object = {}): VectorModel {
  const context = { rng: keyedRng('fit'), human: batch, world }
  return family.fit(batch, parsed(options), context) as VectorModel
}

const stateOf = (model: VectorModel) => model.state as LinearState

const ROWS = [
  [1, 0],
  [1, 1],
  [1, 2],
  [1, 3],
]

describe('the fit', () => {
  test('is least squares, by hand', () => {
    // X'X = [[4, 6], [6, 14]], X'y = (11, 25): w = (4 / 20, 34 / 20).
    const { coefficients, noise, task } = stateOf(fitted(oneChain(ROWS, { targets: [1, 0, 5, 5] })))
    expect(coefficients[0]).toBeCloseTo(0.2, 12)
    expect(coefficients[1]).toBeCloseTo(1.7, 12)
    expect([noise, task]).toEqual([0.5, 'regression'])
  })

  test('takes weights, a penalty and a noise of its own', () => {
    const weighted = oneChain(ROWS, { targets: [1, 0, 5, 5], weights: [1, 0, 1, 0] })
    expect([...stateOf(fitted(weighted)).coefficients]).toEqual([
      expect.closeTo(1, 12),
      expect.closeTo(2, 12),
    ])
    const { coefficients, noise } = stateOf(
      fitted(oneChain(ROWS, { targets: [1, 0, 5, 5] }), { penalty: 2, noise: 0 }),
    )
    expect(coefficients[0]).toBeCloseTo(26 / 60, 12)
    expect(noise).toBe(0)
  })

  test('of a chain depends on its items alone', () => {
    const batch = world.draw(6, 3, keyedRng('chains'))
    const { coefficients } = stateOf(fitted(batch))
    expect(stateOf(fitted(chainOf(batch, 2))).coefficients).toEqual(coefficients.subarray(4))
  })

  test('of fewer items than inputs takes the shortest coefficients, and says so', () => {
    const model = fitted(oneChain([[1, 2]], { targets: [10] }))
    expect([...stateOf(model).coefficients]).toEqual([expect.closeTo(2, 12), expect.closeTo(4, 12)])
    expect(model.notes).toEqual([
      'the items do not determine the coefficients; the shortest that fit best are taken',
    ])
  })

  test('of items that all weigh nothing is an error', () => {
    const nothing = oneChain(ROWS, { targets: [1, 0, 5, 5], weights: [0, 0, 0, 0] })
    expect(() => fitted(nothing)).toThrow(
      'family linear-regression: chain 1 of 1 has no item left to be fitted to (4 before curation)',
    )
  })
})

describe('a sample', () => {
  test('has the inputs it is handed and new targets, with noise of the deviation asked for', () => {
    const inputs = world.draw(2000, 2, keyedRng('inputs'))
    const model = fitted(inputs, { noise: 0.2 })
    const {
      values,
      targets = new Float64Array(0),
      count,
    } = model.sample({ count: 2000, inputs }, AS_IT_IS, keyedRng('s'))
    expect(values).toBe(inputs.values)
    expect(count).toBe(2000)
    const { coefficients } = stateOf(model)
    const rest = Array.from(targets, (target, item) => {
      const [a, b] = coefficients.subarray(item < 2000 ? 0 : 2)
      return target - a * values[2 * item] - b * values[2 * item + 1]
    })
    expect(Math.abs(zScore(rest, 0))).toBeLessThan(4)
    // The variance of a sample variance is 2 s^4 / (n - 1).
    expect(Math.abs(variance(rest) / 0.04 - 1)).toBeLessThan(4 * Math.sqrt(2 / 3999))
  })

  test('of a chain depends on the generator and the chain; a shorter one is the start of a longer', () => {
    const inputs = world.draw(5, 3, keyedRng('inputs'))
    const all = fitted(inputs).sample({ count: 5, inputs }, AS_IT_IS, keyedRng('s')).targets
    const first = chainOf(inputs, 0)
    const short = { ...first, values: first.values.subarray(0, 6), count: 3 }
    const one = fitted(first).sample({ count: 3, inputs: short }, AS_IT_IS, keyedRng('s')).targets
    expect(one).toEqual(all?.subarray(0, 3))
  })

  test('of a shifted labeller is off by the shift over the root of the dimension in every coefficient', () => {
    const inputs = oneChain([
      [1, 0],
      [0, 1],
      [1, 1],
    ])
    const model = family.restore(
      { ...stateOf(fitted(world.draw(9, 1, keyedRng('w')))), noise: 0 },
      parsed({ label_shift: 3 }),
    )
    const [a, b] = stateOf(model).coefficients
    const { targets } = model.sample({ count: 3, inputs }, AS_IT_IS, keyedRng('s'))
    const shift = 3 / Math.sqrt(2)
    expect([...(targets ?? [])]).toEqual(
      [a + shift, b + shift, a + b + 2 * shift].map((y) => expect.closeTo(y, 12)),
    )
  })

  test('needs inputs, as many as it is asked for', () => {
    const model = fitted(world.draw(9, 1, keyedRng('w')))
    expect(() => model.sample({ count: 3 }, AS_IT_IS, keyedRng('s'))).toThrow('expected 1 x 3 x 2, got none')
  })
})

test('says whose inputs its samples label', () => {
  expect(family.capabilities(parsed({})).relabels).toBe('train')
  expect(family.capabilities(parsed({ design: 'new' })).relabels).toBe('new')
})

test('refuses other worlds, and decoding', () => {
  const points = mixture.create(mixtureSchema.parse({ world: 'mixture' }))
  expect(() => family.checkWorld?.(parsed({}), points, 100)).toThrow(
    'family linear-regression needs inputs with targets, and world mixture gives none',
  )
  expect(() => family.checkDecoding?.(parsed({}), { ...AS_IT_IS, temperature: 0 })).toThrow('temperature')
})
