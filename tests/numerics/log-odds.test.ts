import { expect, test } from 'vitest'
import { logOdds } from '../../src/numerics/log-odds.js'

test('is the difference of shrunken log odds, in its standard errors', () => {
  // By hand: pooled 40 / 200 = 0.2, prior 2 and 8; ln(32 / 78) - ln(12 / 98) = 1.2091;
  // variance 1/32 + 1/78 + 1/12 + 1/98 = 0.13761.
  const { delta, z } = logOdds({ count: 30, total: 100 }, { count: 10, total: 100 }, 10)
  expect(delta).toBeCloseTo(1.2091, 4)
  expect(z).toBeCloseTo(3.2594, 3)
})

test('is 0 for equal shares and changes its sign with the order', () => {
  expect(logOdds({ count: 5, total: 50 }, { count: 10, total: 100 }, 10).z).toBeCloseTo(0, 12)
  const [few, many] = [
    { count: 3, total: 50 },
    { count: 9, total: 50 },
  ]
  expect(logOdds(few, many, 20).z).toBeCloseTo(-logOdds(many, few, 20).z, 12)
})

test('stays finite where one side has none, or all', () => {
  const { delta, z } = logOdds({ count: 0, total: 20 }, { count: 20, total: 20 }, 10)
  expect(Number.isFinite(delta) && Number.isFinite(z)).toBe(true)
})
