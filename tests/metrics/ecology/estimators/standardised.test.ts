import { describe, expect, it } from 'vitest'
import { coverageAtSize, sizeAtCoverage } from '../../../../src/metrics/ecology/estimators/coverage.js'
import { hillNumber } from '../../../../src/metrics/ecology/estimators/hill-number.js'
import { hillAtSize } from '../../../../src/metrics/ecology/estimators/standardised.js'
import type { Order } from '../../../../src/metrics/ecology/estimators/asymptote.js'
import { estimatedSource, resample } from '../../../../src/metrics/ecology/estimators/resample.js'
import { keyedRng } from '../../../../src/random/keyed.js'
import { type Spectrum, spectrumOf } from '../../../../src/metrics/spectrum.js'
import { girdled, logged } from '../spiders.js'

const orders = [0, 1, 2] as const

describe('hillAtSize', () => {
  it('gives the richness curve that R iNEXT 3 prints for girdled spiders', () => {
    const curve = [1, 84, 168, 248, 336].map((size) => hillAtSize(girdled, 0, size).toFixed(3))
    expect(curve).toEqual(['1.000', '18.912', '26.000', '30.883', '34.731'])
  })

  it.each(orders)('of order %i passes through the sample without a step', (q) => {
    const { total } = logged
    expect(hillAtSize(logged, q, total)).toBeCloseTo(hillNumber(logged, q), 10)
    const [before, at, after] = [-1, 0, 1].map((step) => hillAtSize(logged, q, total + step))
    // The curve rises ever more slowly: the step after the sample is a little less than the one before.
    expect(after - at).toBeLessThan(at - before)
    expect(after - at).toBeGreaterThan((at - before) * 0.95)
  })

  it('takes sizes between whole ones in proportion', () => {
    const [low, high] = [50, 51].map((size) => hillAtSize(girdled, 1, size))
    expect(hillAtSize(girdled, 1, 50.25)).toBeCloseTo(low + 0.25 * (high - low), 12)
    expect(hillAtSize(girdled, 2, 1)).toBe(1)
  })

  it.each(orders)('of order %i stays where the sample has seen all there is', (q) => {
    const seen = spectrumOf([50, 50])
    expect(hillAtSize(seen, q, 150)).toBeCloseTo(2, q === 0 ? 12 : 1)
  })

  it('is the size itself for order 2 where no two tokens agree', () => {
    expect(hillAtSize(spectrumOf([1, 1, 1]), 2, 6)).toBe(6)
  })
})

describe('at the size of a coverage', () => {
  const hillAtCoverage = (spectrum: Spectrum, q: Order, coverage: number) =>
    hillAtSize(spectrum, q, sizeAtCoverage(spectrum, coverage))

  it.each(orders)('of order %i is the value at the size of that coverage', (q) => {
    for (const size of [20, 168, 300]) {
      expect(hillAtCoverage(girdled, q, coverageAtSize(girdled, size))).toBeCloseTo(
        hillAtSize(girdled, q, size),
        6,
      )
    }
  })

  it('finds the same diversity in large and small samples of one source', () => {
    const rng = keyedRng('two sizes')
    const source = estimatedSource(
      spectrumOf(Array.from({ length: 200 }, (_, kind) => Math.ceil(400 / (kind + 1)))),
    )
    const mean = (size: number, q: Order) => {
      let sum = 0
      for (let sample = 0; sample < 40; sample++) sum += hillAtCoverage(resample(source, size, rng), q, 0.7)
      return sum / 40
    }
    for (const q of orders) expect(mean(300, q) / mean(3000, q)).toBeCloseTo(1, 1)
  })
})
