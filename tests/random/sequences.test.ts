import { expect, test } from 'vitest'
import { keyedRng } from '../../src/random/keyed.js'
import { SequenceSampler } from '../../src/random/sequences.js'
import { ChainStreams } from '../../src/random/stream.js'
import { chiSquareScore } from '../helpers/statistics.js'

const rows = [Float64Array.of(0, 1, 3), Float64Array.of(1, 0, 0), undefined]

function sequences(count: number, length: number): number[][] {
  const sampler = new SequenceSampler(3, length)
  sampler.prepare(Float64Array.of(1, 1, 0), (token) => rows[token])
  const values = new Float64Array(count * length)
  sampler.fill(new ChainStreams(keyedRng('sequences')).of(0), values, 0, count)
  return Array.from({ length: count }, (_, item) => [...values.subarray(item * length, (item + 1) * length)])
}

test('draws the first token by its own law and the next ones by the row before', () => {
  const drawn = sequences(40_000, 2)
  const pairs = new Float64Array(9)
  for (const [first, second] of drawn) pairs[3 * first + second]++
  // 1/2 * 1/4, 1/2 * 3/4, 1/2 * 1.
  const possible = [pairs[1], pairs[2], pairs[3]]
  expect(possible.reduce((sum, count) => sum + count)).toBe(40_000)
  expect(Math.abs(chiSquareScore(possible, (at) => [5000, 15_000, 20_000][at]))).toBeLessThan(4)
})

test('begins anew after a token that nothing follows', () => {
  const after = new Float64Array(3)
  for (const sequence of sequences(4000, 10)) {
    for (let at = 1; at < 10; at++) if (sequence[at - 1] === 2) after[sequence[at]]++
  }
  expect(after[2]).toBe(0)
  const total = after[0] + after[1]
  expect(Math.abs(chiSquareScore(after.subarray(0, 2), () => total / 2))).toBeLessThan(4)
})

test('rows of the chain before are forgotten', () => {
  const sampler = new SequenceSampler(2, 3)
  const values = new Float64Array(3)
  const streams = new ChainStreams(keyedRng('chains'))
  const certain = (token: number) => Float64Array.from([0, 1], (each) => (each === token ? 1 : 0))
  sampler.prepare(certain(0), (token) => certain(1 - token))
  sampler.fill(streams.of(0), values, 0, 1)
  expect([...values]).toEqual([0, 1, 0])
  sampler.prepare(certain(0), certain)
  sampler.fill(streams.of(1), values, 0, 1)
  expect([...values]).toEqual([0, 0, 0])
})
