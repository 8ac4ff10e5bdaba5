import { describe, expect, it } from 'vitest'
import { crossing, doseResponse } from '../../../src/analysis/threshold/dose-response.js'
import { countDoses, shareDoses } from '../../../src/analysis/threshold/doses.js'

describe('amounts to choose from', () => {
  it('are shares of different numbers of documents, the roundest of each', () => {
    const all = { from: 0, to: 1, step: undefined }
    expect(shareDoses(all, 2000)).toHaveLength(21)
    // Half a per cent of 100 is no whole document: 1% is.
    expect(shareDoses(all, 100).slice(0, 4)).toEqual([0, 0.01, 0.02, 0.03])
    expect(shareDoses({ from: 0.12, to: 0.3, step: undefined }, 2000)).toEqual([0.12, 0.15, 0.2, 0.25, 0.3])
  })

  it('are counts of whole documents', () => {
    expect(countDoses({ from: 0, to: 2000, step: undefined }, 2000).slice(0, 4)).toEqual([0, 10, 20, 40])
    expect(countDoses({ from: 0, to: 10, step: undefined }, 10)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  })

  it('are even steps where asked for, the end among them', () => {
    expect(shareDoses({ from: 0.1, to: 0.2, step: 0.03 }, 2000)).toEqual([0.1, 0.13, 0.16, 0.19, 0.2])
    expect(shareDoses({ from: 0, to: 0.3, step: 0.1 }, 2000)).toEqual([0, 0.1, 0.2, 0.3])
    expect(countDoses({ from: 5, to: 5, step: undefined }, 100)).toEqual([5])
  })
})

describe('the dose-response curve', () => {
  it('never falls and is read off between its points', () => {
    const fitted = doseResponse([
      { dose: 0, kept: 0.2, weight: 5 },
      { dose: 0.1, kept: 0.6, weight: 5 },
      { dose: 0.2, kept: 0.4, weight: 5 },
      { dose: 0.4, kept: 0.9, weight: 20 },
    ])
    expect(fitted.map(({ kept }) => kept)).toEqual([0.2, 0.5, 0.5, 0.9])
    expect(crossing(fitted, 0.7)).toBeCloseTo(0.3, 12)
    expect(crossing(fitted, 0.1)).toBeUndefined()
    expect(crossing(fitted, 0.95)).toBeUndefined()
  })
})
