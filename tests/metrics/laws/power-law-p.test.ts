import { describe, expect, it } from 'vitest'
import { powerLawP } from '../../../src/metrics/laws/power-law-bootstrap.js'
import { type PowerLawFit, closestPowerLaw } from '../../../src/metrics/laws/power-law-fit.js'
import { powerLawSampler } from '../../../src/metrics/laws/power-law-sampler.js'
import { spectrumOf } from '../../../src/metrics/spectrum.js'
import { HurwitzZeta } from '../../../src/numerics/hurwitz-zeta.js'
import { keyedRng } from '../../../src/random/keyed.js'
import { onTexts } from '../helpers.js'

function drawn(law: { alpha: number; from: number }, size: number, label: string): number[] {
  const draw = powerLawSampler(law)
  const rng = keyedRng('power-law-p', label)
  return Array.from({ length: size }, () => draw(rng))
}

describe('powerLawSampler', () => {
  it('draws each count as often as the law says', () => {
    const size = 40_000
    const counts = drawn({ alpha: 1.8, from: 2 }, size, 'sampler')
    const zeta = new HurwitzZeta(1.8)
    for (const [low, high] of [
      [2, 3],
      [3, 4],
      [10, 20],
      [900, 2000],
      [5000, 1e6],
    ]) {
      const share = Math.exp(zeta.log(low) - zeta.log(2)) - Math.exp(zeta.log(high) - zeta.log(2))
      const found = counts.filter((count) => count >= low && count < high).length / size
      // Four standard errors.
      expect(Math.abs(found - share)).toBeLessThan(4 * Math.sqrt((share * (1 - share)) / size))
    }
  })

  it('ends where numbers are no longer whole', () => {
    const counts = drawn({ alpha: 1.02, from: 1 }, 2000, 'heavy')
    expect(Math.max(...counts)).toBeLessThanOrEqual(Number.MAX_SAFE_INTEGER)
    expect(counts.every(Number.isSafeInteger)).toBe(true)
  })
})

describe('power_law.p', () => {
  const p = (counts: readonly number[], label = 'p') => {
    const spectrum = spectrumOf(counts)
    return powerLawP(spectrum, closestPowerLaw(spectrum) as PowerLawFit, 60, keyedRng(label))
  }

  it('does not rule out what comes from a power law', () => {
    // Seven samples: p is uniform, so all below 0.1 has a chance of 10^-7, and it is not always above 0.9.
    const ps = [1, 2, 3, 4, 5, 6, 7].map((sample) => p(drawn({ alpha: 2.2, from: 1 }, 300, `of ${sample}`)))
    expect(Math.max(...ps)).toBeGreaterThan(0.1)
    expect(Math.min(...ps)).toBeLessThan(0.9)
  })

  it('rules out what is nothing like one, as its example says', async () => {
    const counts = Array.from({ length: 40 }, (_, type) => (type % 2 === 0 ? 1 : 100))
    const texts = counts.map((count, type) => Array(count).fill(`w${type}`).join(' '))
    expect((await onTexts('power_law.p.b250', texts)).value).toBe(0)
  })

  it('is the same for the same generator and independent of the order of counts', () => {
    const counts = drawn({ alpha: 2.5, from: 1 }, 200, 'again')
    expect(p(counts)).toBe(p(counts.toReversed()))
  })

  it('says why there is no value', async () => {
    expect(await onTexts('power_law.p.b250', ['a'])).toEqual({
      undefinedReason: 'needs 2 tokens, has 1',
      n: 1,
    })
    expect((await onTexts('power_law.p.b250', ['a b'])).undefinedReason).toBe('every token occurs once')
  })
})
