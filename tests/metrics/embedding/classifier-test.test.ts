import { expect, it } from 'vitest'
import { classifierTest } from '../../../src/metrics/embedding/classifier-test.js'
import { keyedRng } from '../../../src/random/keyed.js'
import { zScore } from '../../helpers/statistics.js'
import { normals } from '../../numerics/random-matrix.js'

it('errs as often as an interval of 95% may where both sides are of one source', () => {
  const trials = 200
  const dimension = 8
  const areas: number[] = []
  let outside = 0
  for (let trial = 0; trial < trials; trial++) {
    const rng = keyedRng('null', trial)
    const [first, second] = [normals(40 * dimension, rng), normals(60 * dimension, rng)]
    const { area, standardError } = classifierTest(first, second, dimension, rng.fork('folds'))
    areas.push(area)
    if (Math.abs(area - 0.5) > 1.959964 * standardError) outside++
  }
  // Half in expectation.
  expect(Math.abs(zScore(areas, 0.5))).toBeLessThan(3)
  // 5% of 200 are 10, give or take 3.1. Independent folds, which they are not, would give about 30.
  expect(outside).toBeLessThanOrEqual(18)
  expect(outside).toBeGreaterThan(0)
})
