import { describe, expect, it } from 'vitest'
import { pairedSpectrum, swapped } from '../../../src/metrics/distance/paired-spectrum.js'
import { rankTurbulence, turbulence } from '../../../src/metrics/distance/rank-turbulence-divergence.js'
import { contextOf, measure } from '../helpers.js'

describe('turbulence', () => {
  it("agrees with its authors' program", () => {
    // allotaxonometer-ui 0.2.2: r = rank_turbulence_divergence(combElems(one, two), alpha), the sum of
    // r.divergence_elements times r.normalization, without the factor (alpha + 1) / alpha, for
    // one = { the: 9, cat: 4, sat: 4, on: 2, mat: 1, hat: 1 }, two = { the: 7, dog: 5, sat: 1 }
    const pairs = pairedSpectrum([9, 4, 4, 2, 1, 1, 0], [7, 0, 1, 0, 0, 0, 5])
    expect(turbulence(pairs, 1 / 3)).toBeCloseTo((0.30788840528387285 * 11.201517081267976) / 4, 12)
    expect(turbulence(pairs, 1)).toBeCloseTo((0.3410794133314506 * 9.28832983130241) / 2, 12)
  })
})

describe('rankTurbulence', () => {
  it('is 0 for the same ranking, whatever the counts', () => {
    expect(rankTurbulence(pairedSpectrum([5, 3, 3], [90, 2, 2]), 1 / 3)).toBe(0)
  })

  it('is 1 for nothing in common, however many kinds each has', () => {
    expect(rankTurbulence(pairedSpectrum([2, 1, 0], [0, 0, 1]), 1 / 3)).toBe(1)
    const many = Array.from({ length: 500 }, (_, at) => Math.floor(100 / (at + 1)) + 1)
    const apart = pairedSpectrum([...many, 0, 0, 0], [...many.map(() => 0), 5, 1, 1])
    expect(rankTurbulence(apart, 1 / 3)).toBeCloseTo(1, 12)
  })

  it('is the same both ways', () => {
    const pairs = pairedSpectrum([9, 4, 4, 2, 1, 1, 0], [7, 0, 1, 0, 0, 0, 5])
    expect(rankTurbulence(swapped(pairs), 1)).toBeCloseTo(rankTurbulence(pairs, 1), 12)
  })
})

describe('rank_turbulence', () => {
  it('compares with held-out human text', async () => {
    const id = 'rank_turbulence.alpha_third.n1'
    expect(await measure(id, contextOf({ test: ['a a b'], probe: ['a a b'] }))).toEqual({ value: 0, n: 3 })
    // By hand: a ranks 1 and 1, b 2 and 3, c 3 and 2. Without common words: a, b rank 1, 2 and 3.5, 3.5; a, c likewise.
    const gap = (one: number, other: number) =>
      Math.exp(0.75 * Math.log(Math.abs(Math.cbrt(1 / one) - Math.cbrt(1 / other))))
    const expected = (2 * gap(2, 3)) / (2 * (gap(1, 3.5) + gap(2, 3.5)))
    const { value } = await measure(id, contextOf({ test: ['a a b'], probe: ['a a c'] }))
    expect(value).toBeCloseTo(expected, 12)
  })
})
