import { describe, expect, it } from 'vitest'
import { signFlip } from '../../../src/analysis/paired/sign-flip.js'
import { keyedRng } from '../../../src/random/keyed.js'
import { fourErrors, normalSamples } from './normal-samples.js'

const rng = keyedRng(1)

describe('signFlip', () => {
  it('agrees with scipy where all signs are tried', () => {
    // stats.permutation_test((d,), np.mean, permutation_type='samples', n_resamples=np.inf): 0.046875
    const found = signFlip([0.31, -0.12, 0.25, 0.4, 0.18, -0.05, 0.33, 0.09], rng)
    expect(found).toEqual({ p: 0.046875, smallestP: 2 / 256, method: 'exact' })
  })

  it('cannot go below 0.0625 with five pairs', () => {
    expect(signFlip([1, 2, 3, 4, 5], rng)).toEqual({ p: 0.0625, smallestP: 0.0625, method: 'exact' })
  })

  it('leaves out differences of 0: they have no sign to flip', () => {
    expect(signFlip([1, 0, 0, 2, 4], rng)).toEqual({ p: 0.25, smallestP: 0.25, method: 'exact' })
    expect(signFlip([0, 0], rng)).toBeUndefined()
  })

  it('takes sums that differ by rounding for equal', () => {
    // By hand: |sum| of all signs of 0.1, 0.2, 0.3 is 0.6 twice, 0.4 twice, 0.2 twice, 0 twice; observed 0.
    expect(signFlip([0.1, 0.2, -0.3], rng)!.p).toBe(1)
  })

  it('draws signs from 17 pairs on, near the exact p, and never gives 0', () => {
    const [sample] = [...normalSamples(1, 16, 'more', 0.4)]
    const exact = signFlip(sample, rng)!
    // A difference of 1e-9 more changes no sum that counts.
    const drawn = signFlip([...sample, 1e-9], keyedRng(2))!
    expect(drawn.method).toBe('Monte Carlo')
    expect(Math.abs(drawn.p - exact.p)).toBeLessThan(fourErrors(exact.p, 9999) + 1e-4)
    expect(signFlip(new Array(30).fill(1), rng)!.p).toBe(1e-4)
    expect(signFlip([...sample, 1e-9], keyedRng(2))).toEqual(drawn)
  })

  it('rejects a true hypothesis as often as it says', () => {
    const count = 3000
    let rejected = 0
    for (const sample of normalSamples(count, 8, 'null')) if (signFlip(sample, rng)!.p <= 0.05) rejected++
    // Of 256 signs 12 are at most 0.05: the exact level of the test is 12 / 256.
    expect(Math.abs(rejected / count - 12 / 256)).toBeLessThan(fourErrors(12 / 256, count))
  })
})
