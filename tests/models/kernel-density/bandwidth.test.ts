import { describe, expect, it } from 'vitest'
import { bandwidthsOf } from '../../../src/models/kernel-density/bandwidth.js'
import { kernelDensitySchema } from '../../../src/models/kernel-density/options.js'
import { pointChains, points } from '../../helpers/points.js'

const options = (rest: object) => kernelDensitySchema.parse({ family: 'kernel-density', ...rest })
const LINE = [[-1], [0.5], [2], [3.5]]

describe('bandwidthsOf', () => {
  it('takes a number as it is', () => {
    expect([...bandwidthsOf(pointChains([LINE, LINE]), options({ bandwidth: 0.3 }))]).toEqual([0.3, 0.3])
  })

  it.each([
    // By hand: 4^(-1/5), (4 * 3 / 4)^(-1/5), 4^(-1/6), 4^(-1/6): in two dimensions the rules agree.
    ['scott', 1, 0.757858283255199],
    ['silverman', 1, 0.8027415617602307],
    ['scott', 2, 0.7937005259840998],
    ['silverman', 2, 0.7937005259840998],
  ] as const)("follows %s's rule in %i dimensions as scikit-learn does", (bandwidth, dimension, expected) => {
    const items = LINE.map(([x]) => Array<number>(dimension).fill(x))
    expect(bandwidthsOf(points(items), options({ bandwidth }))[0]).toBeCloseTo(expected, 12)
  })

  it('shows its example', () => {
    const hundred = points(Array<number[]>(100).fill([0]))
    expect(bandwidthsOf(hundred, options({ bandwidth: 'silverman' }))[0]).toBeCloseTo(0.4217, 4)
  })

  it("is scipy's where it is scaled by the deviation", () => {
    // scipy 1.17.1: sqrt(gaussian_kde([-1, .5, 2, 3.5], rule).covariance), then with weights=[.1, .2, .3, .4]
    const scaled = (bandwidth: string, weights?: number[]) =>
      bandwidthsOf(points(LINE, weights), options({ bandwidth, scale: 'deviation' }))[0]
    expect(scaled('scott')).toBeCloseTo(1.4675862549163645, 12)
    expect(scaled('silverman')).toBeCloseTo(1.554502350002953, 12)
    expect(scaled('scott', [1, 2, 3, 4])).toBeCloseTo(1.4091800623952908, 12)
  })

  it('takes in more dimensions the root of the mean variance', () => {
    const items = [
      [0, 0],
      [2, 4],
    ]
    // By hand: variances 2 and 8, of mean 5.
    const [width] = bandwidthsOf(points(items), options({ bandwidth: 0.1, scale: 'deviation' }))
    expect(width).toBeCloseTo(0.1 * Math.sqrt(5), 12)
  })
})
