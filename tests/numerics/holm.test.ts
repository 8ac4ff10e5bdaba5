import { expect, it } from 'vitest'
import { holm } from '../../src/numerics/holm.js'

it('agrees with a computation by hand', () => {
  // In order: .005 x 5, .01 x 4, .03 x 3, .04 x 2 (at least the one before), .2 x 1.
  const expected = [0.04, 0.09, 0.09, 0.025, 0.2]
  holm([0.01, 0.04, 0.03, 0.005, 0.2]).forEach((p, at) => {
    expect(p).toBeCloseTo(expected[at], 12)
  })
})

it('never passes 1, and corrects nothing where there is one test or none', () => {
  expect(holm([0.6, 0.7])).toEqual([1, 1])
  expect(holm([0.03])).toEqual([0.03])
  expect(holm([])).toEqual([])
})
