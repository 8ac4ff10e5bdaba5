import { describe, expect, it } from 'vitest'
import { rocArea } from '../../src/numerics/roc-area.js'
import { keyedRng } from '../../src/random/keyed.js'
import { mean, variance } from '../helpers/statistics.js'
import { normals } from './random-matrix.js'

describe('the area under the ROC', () => {
  it('is the share of pairs in the right order, ties half', () => {
    expect(rocArea(Float64Array.of(3, 1), Float64Array.of(2, 0)).area).toBe(0.75)
    expect(rocArea(Float64Array.of(1, 1), Float64Array.of(1)).area).toBe(0.5)
    const positives = Float64Array.of(2, 5, 3, 3, 9)
    const negatives = Float64Array.of(1, 3, 5, 0)
    const pairs = [...positives].flatMap((a) => [...negatives].map((b) => (a > b ? 1 : a === b ? 0.5 : 0)))
    expect(rocArea(positives, negatives).area).toBeCloseTo(mean(pairs), 14)
  })

  it('has the variance of DeLong: of the placements of both sides', () => {
    // Placements by hand: 3 is above both negatives, 1 above one; 2 is below one positive, 0 below both.
    const { variance: found } = rocArea(Float64Array.of(3, 1), Float64Array.of(2, 0))
    expect(found).toBeCloseTo(variance([1, 0.5]) / 2 + variance([0.5, 1]) / 2, 14)
  })

  it('varies from sample to sample as much as its variance says', () => {
    const rng = keyedRng('roc')
    const found = Array.from({ length: 600 }, () =>
      rocArea(
        normals(40, rng).map((value) => value + 0.7),
        normals(60, rng),
      ),
    )
    const observed = variance(found.map(({ area }) => area))
    const said = mean(found.map((one) => one.variance))
    // 600 draws give a variance within about 6% (one standard error).
    expect(Math.abs(said / observed - 1)).toBeLessThan(0.2)
  })
})
