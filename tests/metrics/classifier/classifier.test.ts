import { describe, expect, it } from 'vitest'
import type { LinearState } from '../../../src/contracts/state.js'
import { angleBetween } from '../../../src/metrics/classifier/angle.js'
import { keyedRng } from '../../../src/random/keyed.js'
import { ChainStreams } from '../../../src/random/stream.js'
import { items, oneValueOf } from '../vector-helpers.js'

function classifiers(...rows: readonly (readonly number[])[]): LinearState {
  return {
    kind: 'linear',
    task: 'classification',
    chains: rows.length,
    dimension: rows[0].length,
    coefficients: Float64Array.from(rows.flat()),
    noise: 0,
  }
}

const truth = classifiers([1, 0])

describe('angleBetween', () => {
  it('keeps small angles', () => {
    expect(angleBetween(Float64Array.of(1, 0), Float64Array.of(2, 2))).toBeCloseTo(Math.PI / 4, 15)
    expect(angleBetween(Float64Array.of(1, 0), Float64Array.of(1, 1e-9))).toBeCloseTo(1e-9, 18)
    expect(angleBetween(Float64Array.of(1, 0), Float64Array.of(-3, 0))).toBeCloseTo(Math.PI, 15)
    expect(angleBetween(Float64Array.of(1, 0), Float64Array.of(0, 0))).toBe(Math.PI / 2)
  })
})

describe('classifier', () => {
  const of = async (name: string, state: LinearState) =>
    (await oneValueOf(`classifier.${name}`, { state, truth })).value

  it('is accurate by its angle to the truth', async () => {
    expect(await of('accuracy', classifiers([5, 0]))).toBe(1)
    expect(await of('accuracy', classifiers([1, 1]))).toBeCloseTo(0.75, 15)
    expect(await of('accuracy', classifiers([1, 0], [-1, 0]))).toBeCloseTo(0.5, 15)
    expect(await of('cosine', classifiers([1, 1]))).toBeCloseTo(Math.SQRT1_2, 15)
    // Without a direction.
    expect(await of('accuracy', classifiers([0, 0]))).toBe(0.5)
    expect(await of('cosine', classifiers([0, 0]))).toBe(0)
  })

  it('counts wrong labels of test items; on its plane it says 1', async () => {
    const test = {
      ...items([1, 0, -1, 0, 0, 1, 1, 1]),
      dimension: 2,
      count: 4,
      targets: Float64Array.of(1, -1, -1, -1),
    }
    const state = classifiers([1, 0])
    expect((await oneValueOf('classifier.test_error', { state, truth, test })).value).toBe(0.5)
  })

  it('agrees with labels drawn', async () => {
    const count = 20_000
    const values = new Float64Array(count * 2)
    new ChainStreams(keyedRng(5, 'inputs')).of(0).fillNormal(values, 0, values.length)
    const targets = Float64Array.from({ length: count }, (_, item) => (values[2 * item] >= 0 ? 1 : -1))
    const test = { ...items(Array.from(values)), dimension: 2, count, targets }
    const state = classifiers([1, 1])
    const { value } = await oneValueOf('classifier.test_error', { state, truth, test })
    expect(Math.abs(value! - 0.25)).toBeLessThan(4 * Math.sqrt((0.25 * 0.75) / count))
  })
})
