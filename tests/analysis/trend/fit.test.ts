import { describe, expect, it } from 'vitest'
import { akaikeWeights, fitShape, fitShapes, valueAt } from '../../../src/analysis/trend/fit.js'
import { SHAPES } from '../../../src/analysis/trend/shapes.js'

const generations = Array.from({ length: 11 }, (_, at) => at)
const measured = [1, 0.83, 0.71, 0.6, 0.55, 0.47, 0.44, 0.4, 0.39, 0.36, 0.35]

describe('fitShapes', () => {
  it.each([
    // numpy.linalg.lstsq and scipy.optimize.curve_fit; AICc = n ln(rss / n) + 2 k + 2 k (k + 1) / (n - k - 1)
    ['constant', -29.624491440054],
    ['linear', -48.758778146688],
    ['harmonic', -43.869975036869],
    ['exponential', -94.595813540233],
    ['power', -64.922218982917],
  ] as const)('has the AICc of scipy for %s', (shape, aicc) => {
    expect(fitShape(shape, generations, measured).aicc).toBeCloseTo(aicc, 5)
  })

  it('has the best first, and weights that sum to 1', () => {
    const fits = fitShapes(generations, measured)
    expect(fits[0].shape).toBe('exponential')
    const weights = akaikeWeights(fits)
    expect([...weights.values()].reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 12)
    expect(weights.get('exponential')).toBeGreaterThan(0.9)
  })

  it.each([
    ['harmonic', 0, 1.7],
    ['linear', 0, -0.3],
    ['exponential', 0.4, -0.7],
    ['power', 1.8, 0.2],
  ] as const)('finds a curve that is exactly %s, and its way back', (name, inner, b) => {
    const shape = SHAPES.find((one) => one.name === name)!
    const values = generations.map((generation) => 2 + b * shape.x(generation, inner))
    const [fit] = fitShapes(generations, values)
    expect(fit.shape).toBe(name)
    expect(fit.a).toBeCloseTo(2, 5)
    expect(fit.b).toBeCloseTo(b, 5)
    expect(fit.inner).toBeCloseTo(inner, 5)
    expect(valueAt(fit, 20)).toBeCloseTo(2 + b * shape.x(20, inner), 3)
    expect(shape.inverse(shape.x(7, inner), inner)).toBeCloseTo(7, 9)
  })

  it('takes fewer shapes where there are few points, and none below four', () => {
    expect(fitShapes([0, 1, 2, 3], [1, 1, 1, 1]).map(({ shape }) => shape)).toEqual(['constant'])
    expect(fitShapes([0, 1, 2], [1, 2, 3])).toEqual([])
  })
})
