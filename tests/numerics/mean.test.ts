import { describe, expect, it } from 'vitest'
import { mean, standardDeviation } from '../../src/numerics/mean.js'

describe('mean and standard deviation', () => {
  it('returns equal values exactly', () => {
    expect(mean([0.1, 0.1, 0.1])).toBe(0.1)
    expect(standardDeviation([0.1, 0.1, 0.1])).toBe(0)
  })

  it('is unbiased', () => {
    expect(mean([1, 2, 3, 4])).toBe(2.5)
    expect(standardDeviation([1, 2, 3, 4])).toBeCloseTo(1.2909944487358056, 14)
  })

  it('refuses too few values', () => {
    expect(() => mean([])).toThrow()
    expect(() => standardDeviation([1])).toThrow()
  })
})
