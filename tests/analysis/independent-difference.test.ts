import { expect, test } from 'vitest'
import { independentDifference } from '../../src/analysis/independent-difference.js'

test('standard errors add up in squares', () => {
  // By hand: errors 2 / 1.96 and 1 / 1.96; half-width sqrt(4 + 1).
  const found = independentDifference({ value: 5, low: 3, high: 7 }, { value: 2, low: 1, high: 3 })
  expect(found?.difference).toBe(3)
  expect(found?.low).toBeCloseTo(3 - Math.sqrt(5), 6)
  expect(found?.high).toBeCloseTo(3 + Math.sqrt(5), 6)
  expect(found?.ratio).toBe(2.5)
  // z = 3 / (sqrt(5) / 1.959964) = 2.6296
  expect(found?.p).toBeCloseTo(0.00855, 5)
})

test('an interval cut at the end of its range is read on its longer side', () => {
  const found = independentDifference(
    { value: 0.01, low: 0, high: 0.05 },
    { value: 0.01, low: 0.01, high: 0.01 },
  )
  expect(found?.high).toBeCloseTo(0.04, 6)
})

test('has no interval where a value has none, and is undefined where there is no value', () => {
  expect(independentDifference({ value: 1 }, { value: 2, low: 1, high: 3 })).toEqual({
    difference: -1,
    ratio: 0.5,
  })
  expect(independentDifference({}, { value: 2 })).toBeUndefined()
  expect(independentDifference({ value: Number.POSITIVE_INFINITY }, { value: 2 })).toBeUndefined()
})
