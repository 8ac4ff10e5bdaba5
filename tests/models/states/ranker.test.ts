import { expect, test } from 'vitest'
import { StateRanker } from '../../../src/models/states/ranker.js'

test('heaviest first, ties by number, without those of weight 0', () => {
  expect([...new StateRanker().rank(Float64Array.of(1, 0, 3, 1))]).toEqual([2, 0, 3])
  expect([...new StateRanker().rank(new Float64Array(3))]).toEqual([])
})

test('agrees with a plain sort, whatever was ranked before', () => {
  const ranker = new StateRanker()
  for (const size of [200, 3, 90]) {
    const weights = Float64Array.from({ length: size }, (_, state) => ((state * 37) % 11) / 10)
    const states = [...weights.keys()].filter((state) => weights[state] > 0)
    const plain = states.sort((left, right) => weights[right] - weights[left] || left - right)
    expect([...ranker.rank(weights)]).toEqual(plain)
  }
})
