import { describe, expect, it } from 'vitest'
import { medianSurvival, productLimit, restrictedMean } from '../../../src/analysis/survival/index.js'

const curve = productLimit([
  { time: 1, atRisk: 7, lost: 2 },
  { time: 2, atRisk: 5, lost: 0 },
  { time: 3, atRisk: 3, lost: 1 },
  { time: 4, atRisk: 2, lost: 1 },
  { time: 5, atRisk: 1, lost: 0 },
])

describe('productLimit', () => {
  it('agrees with scipy', () => {
    // stats.ecdf(stats.CensoredData(uncensored=[1, 1, 3, 4], right=[2, 2, 5])).sf
    const expected = [5 / 7, 5 / 7, 0.47619047619047616, 0.23809523809523808, 0.23809523809523808]
    curve.forEach(({ survival }, at) => {
      expect(survival).toBeCloseTo(expected[at], 12)
    })
  })

  it('ends where nothing is at risk', () => {
    expect(
      productLimit([
        { time: 1, atRisk: 2, lost: 2 },
        { time: 2, atRisk: 0, lost: 0 },
      ]),
    ).toEqual([{ time: 1, survival: 0 }])
  })
})

it('has its median straight between points', () => {
  // By hand: from 5/7 at 2 to 10/21 at 3.
  expect(medianSurvival(curve)).toBeCloseTo(2 + (5 / 7 - 0.5) / (5 / 7 - 10 / 21), 12)
  expect(medianSurvival(curve.slice(0, 2))).toBeUndefined()
})

it('has its area straight between points', () => {
  // By hand: (1 + 5/7) / 2 + 5/7.
  expect(restrictedMean(curve, 2)).toBeCloseTo(11 / 7, 12)
})
