import { expect, test } from 'vitest'
import { fairLevel } from '../../../../src/workflows/measure/corpora/fair-level.js'

test('small groups stay whole, large ones share what is left', () => {
  expect(fairLevel([100, 5000, 9000], 1000)).toBe(450)
  expect(fairLevel([100, 500], 1000)).toBe(1000)
  expect(fairLevel([], 10)).toBe(10)
  // The largest level that fits: 3 x 333 = 999.
  expect(fairLevel([400, 400, 400], 1000)).toBe(333)
})

test('falls as groups grow and as groups come in', () => {
  expect(fairLevel([100, 5001, 9000], 1000)).toBeLessThanOrEqual(fairLevel([90, 5000, 9000], 1000))
  expect(fairLevel([100, 5000, 9000, 1], 1000)).toBeLessThanOrEqual(fairLevel([100, 5000, 9000], 1000))
})
