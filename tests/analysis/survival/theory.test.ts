import { expect, it } from 'vitest'
import { expectedHalfLife, expectedSurvival } from '../../../src/analysis/survival/index.js'
import { ChainStreams } from '../../../src/random/stream.js'
import { keyedRng } from '../../../src/random/keyed.js'
import { fourErrors } from '../paired/normal-samples.js'

it('is 1 - exp(-count g)', () => {
  // By hand: g(1) = 1, g(2) = 1 - 1 / e.
  expect(expectedSurvival(1, 1)).toBeCloseTo(0.6321205588285577, 12)
  expect(expectedSurvival(1, 2)).toBeCloseTo(0.4685363946133843, 12)
  expect(expectedSurvival(5, 0)).toBe(1)
})

it('has half-lives that grow with the count: 2 count / ln 2 for large ones', () => {
  expect(expectedHalfLife(1)).toBeCloseTo(1.8076610560834636, 10)
  expect(expectedHalfLife(64) / ((2 * 64) / Math.LN2)).toBeCloseTo(1, 1)
})

it('is how often a branching fact is still alive', () => {
  const count = 2000
  const streams = new ChainStreams(keyedRng(4))
  let alive = 0
  for (let chain = 0; chain < count; chain++) {
    const stream = streams.of(chain)
    let copies = 3
    for (let generation = 0; generation < 5 && copies > 0; generation++) {
      // A Poisson number: unit intervals until the exponential waits pass the mean.
      let [drawn, waited] = [0, stream.exponential()]
      while (waited < copies) {
        drawn++
        waited += stream.exponential()
      }
      copies = drawn
    }
    if (copies > 0) alive++
  }
  const expected = expectedSurvival(3, 5)
  expect(Math.abs(alive / count - expected)).toBeLessThan(fourErrors(expected, count))
})
