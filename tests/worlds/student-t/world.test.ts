import { describe, expect, it } from 'vitest'
import type { MixtureState } from '../../../src/contracts/state.js'
import { studentTTwoSidedP } from '../../../src/numerics/student-t.js'
import { keyedRng } from '../../../src/random/keyed.js'
import { studentTSchema } from '../../../src/worlds/student-t/options.js'
import { studentTWorld } from '../../../src/worlds/student-t/world.js'

const world = (options: object = {}) =>
  studentTWorld.create(studentTSchema.parse({ world: 'student-t', ...options }))

function density({ weights, covariances }: MixtureState, x: number): number {
  return weights.reduce((sum, weight, at) => {
    const variance = covariances[at]
    return sum + (weight * Math.exp((-x * x) / (2 * variance))) / Math.sqrt(2 * Math.PI * variance)
  }, 0)
}

describe('studentTWorld', () => {
  // scipy 1.17.1: scipy.stats.t.pdf(x, degrees)
  it.each([
    [1, 0, 0.31830988618379075],
    [1, 50, 0.00012727304525541399],
    [2.5, 3, 0.025041066931393095],
    [10, 0, 0.38910838396603115],
    [10, 3, 0.01140054946454253],
    [10, 20, 5.245167680439577e-10],
    [1000, 3, 0.004500624610138191],
  ])('has the density of t with %d degrees at %d', (degrees, x, expected) => {
    expect(density(world({ degrees }).truth as MixtureState, x) / expected).toBeCloseTo(1, 7)
  })

  it('is a mixture of weights that sum to 1, as wide as its scale', () => {
    const truth = world({ scale: 3 }).truth as MixtureState
    expect(truth.weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 14)
    expect(density(truth, 9) * 3).toBeCloseTo(0.01140054946454253, 9)
    // The variance of t is v / (v - 2).
    const variance = truth.covariances.reduce((sum, value, at) => sum + value * truth.weights[at], 0)
    expect(variance / 9).toBeCloseTo(10 / 8, 9)
  })

  it.each([1, 10])('draws items of its truth with %d degrees', (degrees) => {
    const count = 5000
    const sorted = world({ degrees }).draw(count, 1, keyedRng('draw', degrees)).values.toSorted()
    let largest = 0
    for (const [rank, value] of sorted.entries()) {
      const tail = studentTTwoSidedP(value, degrees) / 2
      const at = count * (value < 0 ? tail : 1 - tail)
      largest = Math.max(largest, Math.abs(at - rank), Math.abs(at - rank - 1))
    }
    // Kolmogorov: above 1.95 with probability 0.001.
    expect(largest / Math.sqrt(count)).toBeLessThan(1.95)
  })

  it('draws the first items of more', () => {
    const { draw } = world()
    expect(draw(9, 2, keyedRng('first')).values.subarray(0, 4)).toEqual(draw(4, 1, keyedRng('first')).values)
  })

  it('takes degrees from 0.5 to 1000', () => {
    expect(() => world({ degrees: 0.1 })).toThrow()
    expect((world({ degrees: 0.5 }).truth as MixtureState).covariances.every(Number.isFinite)).toBe(true)
  })
})
