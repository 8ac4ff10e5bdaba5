import { expect, it } from 'vitest'
import { minimise } from '../../src/numerics/minimise.js'

it('finds the bottom of a long narrow bowl', () => {
  const slopes = [1, 10, 100, 1000]
  const point = Float64Array.of(5, -4, 3, -2)
  minimise(
    (at, gradient) => {
      let value = 0
      for (const [axis, slope] of slopes.entries()) {
        const from = at[axis] - axis
        value += (slope * from * from) / 2
        gradient[axis] = slope * from
      }
      return value
    },
    point,
    { tolerance: 1e-9 },
  )
  for (const [axis, value] of point.entries()) expect(value).toBeCloseTo(axis, 8)
})

it('ends at the start where that is the minimum, and after the rounds it is given', () => {
  const point = Float64Array.of(0)
  let calls = 0
  const bowl = (at: Float64Array, gradient: Float64Array) => {
    calls++
    gradient[0] = 4 * at[0] * at[0] * at[0]
    return at[0] * at[0] * at[0] * at[0]
  }
  minimise(bowl, point)
  expect([point[0], calls]).toEqual([0, 1])
  const far = Float64Array.of(100)
  minimise(bowl, far, { rounds: 1 })
  expect(far[0]).toBeLessThan(100)
  expect(far[0]).toBeGreaterThan(1)
})
