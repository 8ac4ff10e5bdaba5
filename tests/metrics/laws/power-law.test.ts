import { describe, expect, it } from 'vitest'
import {
  type PowerLawFit,
  approximateAlpha,
  closestPowerLaw,
  powerLawFrom,
} from '../../../src/metrics/laws/power-law-fit.js'
import { HurwitzZeta } from '../../../src/numerics/hurwitz-zeta.js'
import { spectrumOf } from '../../../src/metrics/spectrum.js'
import { onTexts } from '../helpers.js'

const COUNTS = [9, 4, 3, 2, 2, 1, 1, 1, 1, 1, 1]
const TEXTS = [COUNTS.map((count, type) => Array(count).fill(`w${type}`).join(' ')).join(' ')]

/** The fit from one smallest count on, by its definition: a grid for alpha, every whole number for the distance. */
function plainFit(counts: readonly number[], from: number) {
  const tail = counts.filter((count) => count >= from)
  const logs = tail.reduce((sum, count) => sum + Math.log(count), 0)
  const lost = (alpha: number) => tail.length * new HurwitzZeta(alpha).log(from) + alpha * logs
  let alpha = 1.001
  while (lost(alpha + 0.001) < lost(alpha)) alpha += 0.001
  let distance = 0
  let law = 0
  for (let x = from; x <= Math.max(...tail); x++) {
    law += Math.exp(-alpha * Math.log(x) - new HurwitzZeta(alpha).log(from))
    const sample = tail.filter((count) => count <= x).length / tail.length
    distance = Math.max(distance, Math.abs(sample - law))
  }
  return { alpha, distance }
}

describe('power_law', () => {
  it('does as its examples say', async () => {
    // scipy.special.zeta and scipy.optimize.minimize_scalar; the distance over every whole number up to 9.
    expect((await onTexts('power_law.alpha.closest', TEXTS)).value).toBeCloseTo(2.021157248, 7)
    expect(await onTexts('power_law.xmin.closest', TEXTS)).toEqual({ value: 1, n: 11 })
    expect((await onTexts('power_law.distance.closest', TEXTS)).value).toBeCloseTo(0.069727881, 7)
    // Reference record of deg_short_docs, powerlaw_alpha_discrete_mle.
    const { value, n } = await onTexts('power_law.alpha.xmin1', ['a', 'b', 'a', 'a b'])
    expect(value).toBeCloseTo(1.7362567871138468, 6)
    expect(n).toBe(2)
  })

  it('is the most likely law, and its distance is the largest', () => {
    const counts = [40, 17, 12, 9, 9, 8, 7, 7, 5, 5, 5, 4, 4, 4, 3, 2, 1, 1]
    for (const from of [1, 3, 5]) {
      const fit = powerLawFrom(spectrumOf(counts), from) as PowerLawFit
      const plain = plainFit(counts, from)
      expect(fit.alpha).toBeCloseTo(plain.alpha, 2)
      expect(fit.distance).toBeCloseTo(plain.distance, 2)
      expect(fit.types).toBe(counts.filter((count) => count >= from).length)
    }
  })

  it('closest takes that smallest count whose law comes closest', () => {
    const counts = [40, 17, 12, 9, 9, 8, 7, 7, 5, 5, 5, 4, 4, 4, 3, 2, 1, 1]
    const spectrum = spectrumOf(counts)
    const closest = closestPowerLaw(spectrum) as PowerLawFit
    const all = [...spectrum.times].map((from) => powerLawFrom(spectrum, from)?.distance ?? 1)
    expect(closest.distance).toBe(Math.min(...all))
    expect(closest).toEqual(powerLawFrom(spectrum, closest.from))
  })

  it('the closed form is near for large counts and far off at 1', () => {
    // Clauset, Shalizi and Newman 2009, figure 2: at xmin = 6 the error is about 1%; here counts from 20 on.
    const large = spectrumOf([20, 21, 25, 33, 50, 90, 400])
    const exact = (powerLawFrom(large, 20) as PowerLawFit).alpha
    expect(Math.abs(approximateAlpha(large, 20) - exact)).toBeLessThan(0.01)
    const small = spectrumOf(COUNTS)
    expect(approximateAlpha(small, 1)).toBeLessThan((powerLawFrom(small, 1) as PowerLawFit).alpha - 0.2)
  })

  it('finds a large exponent where all counts lie together', () => {
    // By hand: P(101) / P(100) = (100 / 101)^alpha, nearly all mass on these two; types 1000 and 1.
    const { alpha } = powerLawFrom(spectrumOf([...Array(1000).fill(100), 101]), 100) as PowerLawFit
    expect(alpha).toBeGreaterThan(600)
    expect(alpha).toBeLessThan(720)
  })

  it('says why there is no law', async () => {
    expect((await onTexts('power_law.alpha.xmin1', ['a b c'])).undefinedReason).toBe(
      'every token occurs once',
    )
    expect((await onTexts('power_law.alpha.closest', ['a b c a b c'])).undefinedReason).toBe(
      'every token occurs 2 times',
    )
    expect((await onTexts('power_law.alpha.xmin1', ['', ''])).undefinedReason).toBe('needs 2 tokens, has 0')
  })
})
