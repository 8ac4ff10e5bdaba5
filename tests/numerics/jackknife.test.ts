import { expect, it } from 'vitest'
import { meanInterval } from '../../src/analysis/index.js'
import { jackknifeInterval } from '../../src/numerics/jackknife.js'
import { mean } from '../../src/numerics/mean.js'

it('is the t interval for a mean', () => {
  const values = [1, 2, 3.5, 7]
  const { low, high } = meanInterval(values, 0.9)
  const found = jackknifeInterval(values, mean, 0.9)!
  expect(found.low).toBeCloseTo(low!, 10)
  expect(found.high).toBeCloseTo(high!, 10)
})

it('is undefined for one item, and where the function has no value', () => {
  expect(jackknifeInterval([1], mean, 0.95)).toBeUndefined()
  expect(jackknifeInterval([1, 2], (items) => (items.length < 2 ? undefined : 1), 0.95)).toBeUndefined()
})
