import { describe, expect, it } from 'vitest'
import { pairedSpectrum, swapped } from '../../../src/metrics/distance/paired-spectrum.js'
import { rankTurbulence } from '../../../src/metrics/distance/rank-turbulence-divergence.js'
import { contextOf, measure } from '../helpers.js'

describe('rankTurbulence', () => {
  it('agrees with the program of its authors', () => {
    // allotaxonometer-ui 0.2.2: the sum of rank_turbulence_divergence(combElems(one, two), alpha).divergence_elements
    // for one = { the: 9, cat: 4, sat: 4, on: 2, mat: 1, hat: 1 }, two = { the: 7, dog: 5, sat: 1 }
    const pairs = pairedSpectrum([9, 4, 4, 2, 1, 1, 0], [7, 0, 1, 0, 0, 0, 5])
    expect(rankTurbulence(pairs, 1 / 3)).toBeCloseTo(0.30788840528387285, 12)
    expect(rankTurbulence(pairs, 1)).toBeCloseTo(0.3410794133314506, 12)
    expect(rankTurbulence(swapped(pairs), 1)).toBeCloseTo(0.3410794133314506, 12)
  })

  it('agrees with another program for rankings of the same kinds', () => {
    // github.com/jkbren/rank-turbulence-divergence: its README's aecbfgd against baedcfg with alpha 1
    const pairs = pairedSpectrum([7, 4, 5, 1, 6, 3, 2], [6, 7, 3, 4, 5, 2, 1])
    expect(rankTurbulence(pairs, 1)).toBeCloseTo(0.45924793111057804, 12)
  })

  it('is 0 for the same ranking, whatever the counts', () => {
    expect(rankTurbulence(pairedSpectrum([5, 3, 3], [90, 2, 2]), 1 / 3)).toBe(0)
  })
})

describe('rank_turbulence', () => {
  it('compares with held-out human text', async () => {
    const id = 'rank_turbulence.alpha_third.n1'
    expect(await measure(id, contextOf({ test: ['a a b'], probe: ['a a b'] }))).toEqual({ value: 0, n: 3 })
    // a ranks 1 and 2.5, b 2 and 2.5, c 3 and 1; Z sets 1 and 2 against 2.5, and 1 against 2.
    const root = (x: number) => Math.cbrt(1 / x)
    const gap = (x: number, y: number) => Math.exp(0.75 * Math.log(Math.abs(root(x) - root(y))))
    const expected = (gap(1, 2.5) + gap(2, 2.5) + gap(3, 1)) / (gap(1, 2.5) + gap(2, 2.5) + gap(1, 2))
    const { value } = await measure(id, contextOf({ test: ['a a b'], probe: ['c'] }))
    expect(value).toBeCloseTo(expected, 12)
  })
})
