import { expect, it } from 'vitest'
import { normalTail } from '../../src/numerics/normal-tail.js'

it('has its digits in either tail', () => {
  // SciPy 1.17: norm.sf(z).
  const golden = [
    [0, 0.5],
    [1.959963984540054, 0.025],
    [2.999, 0.0013543365337271057],
    [3, 0.0013498980316300933],
    [4, 3.167124183311986e-5],
    [10, 7.61985302416047e-24],
    [37, 5.7255712225239266e-300],
    [-1, 0.8413447460685429],
  ] as const
  for (const [z, tail] of golden) expect(Math.abs(normalTail(z) / tail - 1), `z = ${z}`).toBeLessThan(1e-12)
})

it('ends at 0 and 1', () => {
  expect(normalTail(Number.POSITIVE_INFINITY)).toBe(0)
  expect(normalTail(Number.NEGATIVE_INFINITY)).toBe(1)
})
