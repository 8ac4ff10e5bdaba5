import { expect, test } from 'vitest'
import { DiscreteSampler } from '../../src/random/discrete.js'
import { keyedRng } from '../../src/random/keyed.js'
import { ChainStreams, Stream } from '../../src/random/stream.js'
import { chiSquareScore } from '../helpers/statistics.js'

const streamOf = (label: string) => new ChainStreams(keyedRng(label)).of(0)

function drawn(weights: Float64Array, count: number, label: string): Float64Array {
  const sampler = new DiscreteSampler()
  sampler.prepare(weights)
  const values = new Float64Array(count)
  sampler.fill(streamOf(label), values, 0, count)
  return values
}

test.each([2, 6, 7, 50, 1000])('draws %i outcomes by their weights', (size) => {
  const weights = Float64Array.from({ length: size }, (_, rank) => 3 / (rank + 1))
  const total = weights.reduce((sum, weight) => sum + weight)
  const draws = 200_000
  const counts = new Float64Array(size)
  for (const outcome of drawn(weights, draws, `zipf ${size}`)) counts[outcome]++
  expect(Math.abs(chiSquareScore(counts, (at) => (draws * weights[at]) / total))).toBeLessThan(4)
})

test('is inversion: the first outcome whose cumulative weight exceeds the uniform number', () => {
  const weights = Float64Array.from({ length: 40 }, (_, at) => (at % 3 === 0 ? 0 : 1 / (1 + ((at * 7) % 11))))
  const total = weights.reduce((sum, weight) => sum + weight)
  const values = drawn(weights, 5000, 'inversion')
  const stream = streamOf('inversion')
  for (const value of values) {
    const target = stream.uniform() * total
    let outcome = 0
    for (let sum = weights[0]; sum <= target; sum += weights[outcome]) outcome++
    expect(value).toBe(outcome)
  }
})

test('a draw by itself is what a filled array holds', () => {
  const sampler = new DiscreteSampler()
  const weights = Float64Array.from({ length: 30 }, (_, at) => at)
  sampler.prepare(weights)
  const stream = streamOf('same')
  expect(Array.from({ length: 100 }, () => sampler.draw(stream))).toEqual([...drawn(weights, 100, 'same')])
})

test('weights of any size, extreme ones too, never lead past the last outcome or to one of weight 0', () => {
  // A stream that always gives the largest number there is.
  const last = Object.assign(new Stream(), { uniform: () => 1 - 1 / 9_007_199_254_740_992 })
  for (const scale of [1e-300, 1 / 3, 1, 0.1, 1e300]) {
    for (const size of [2, 7, 49, 997]) {
      const weights = Float64Array.from({ length: size + 1 }, (_, at) => (at < size ? scale / size : 0))
      const sampler = new DiscreteSampler()
      sampler.prepare(weights)
      expect(sampler.draw(last)).toBe(size - 1)
    }
  }
})

test('one possible outcome takes no random number, and nothing is left from larger weights before', () => {
  const sampler = new DiscreteSampler()
  sampler.prepare(new Float64Array(100).fill(1))
  sampler.prepare(Float64Array.of(0, 0, 5, 0))
  const unused = Object.assign(new Stream(), { uniform: () => Number.NaN })
  expect(sampler.draw(unused)).toBe(2)
  const values = new Float64Array(4)
  sampler.fill(unused, values, 1, 3)
  expect([...values]).toEqual([0, 2, 2, 0])
})

test.each([[[]], [[0, 0]], [[Number.NaN]], [[Number.POSITIVE_INFINITY]]])(
  'refuses the weights %j',
  (weights) => {
    expect(() => new DiscreteSampler().prepare(Float64Array.from(weights))).toThrow(/positive number/)
  },
)
