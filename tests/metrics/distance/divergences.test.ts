import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hellinger, jsBits, klBits, totalVariation } from '../../../src/metrics/distance/divergences.js'
import { pairedSpectrum, swapped } from '../../../src/metrics/distance/paired-spectrum.js'

const p = [5, 3, 0, 1, 1, 0, 2]
const q = [1, 3, 4, 0, 1, 2, 0]
const pairs = pairedSpectrum(p, q)
const counts = fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { minLength: 1, maxLength: 12 })

describe('pairedSpectrum', () => {
  it('does as its example says', () => {
    const spectrum = pairedSpectrum([2, 1, 1], [0, 3, 3])
    expect([...spectrum.first]).toEqual([1, 2])
    expect([...spectrum.second]).toEqual([3, 0])
    expect([...spectrum.kinds]).toEqual([2, 1])
    expect(spectrum).toMatchObject({ firstTotal: 4, secondTotal: 6, types: 3 })
  })

  it('leaves out kinds of neither sample, and knows no order', () => {
    const padded = pairedSpectrum([0, ...p.toReversed(), 0], [0, ...q.toReversed(), 0])
    expect(padded).toEqual(pairs)
  })
})

describe('divergences of counts', () => {
  it('agree with scipy and numpy', () => {
    // scipy 1.17.1: stats.entropy(p + a, q + a, base=2)
    expect(klBits(pairs, 0.5)).toBeCloseTo(0.9196503356228958, 12)
    expect(klBits(pairs, 1)).toBeCloseTo(0.5724065359398789, 12)
    // stats.entropy(q + a, p + a, base=2)
    expect(klBits(swapped(pairs), 0.5)).toBeCloseTo(1.1516866096751888, 12)
    expect(klBits(swapped(pairs), 1)).toBeCloseTo(0.6674269828033182, 12)
    // scipy.spatial.distance.jensenshannon(p, q, base=2) ** 2
    expect(jsBits(pairs)).toBeCloseTo(0.47989337041382873, 12)
    // numpy, P and Q the shares: abs(P - Q).sum() / 2, sqrt(1 - sqrt(P * Q).sum())
    expect(totalVariation(pairs)).toBeCloseTo(0.5757575757575758, 12)
    expect(hellinger(pairs)).toBeCloseTo(0.6761804138306755, 12)
  })

  it('do as their examples say', () => {
    expect(klBits(pairedSpectrum([1, 1], [3, 1]))).toBeCloseTo(Math.log2(4 / 3) / 2, 12)
    expect(klBits(pairedSpectrum([1, 1], [2, 0]))).toBe(Number.POSITIVE_INFINITY)
    // The other way round nothing is missing.
    expect(klBits(pairedSpectrum([2, 0], [1, 1]))).toBeCloseTo(1, 12)
    expect(jsBits(pairedSpectrum([1, 0], [0, 1]))).toBe(1)
    expect(hellinger(pairedSpectrum([1, 0], [1, 1]))).toBeCloseTo(Math.sqrt(1 - Math.sqrt(1 / 2)), 12)
    expect(totalVariation(pairedSpectrum([1, 1], [3, 1]))).toBe(0.25)
  })

  it('are 0 for equal shares, 1 for nothing in common, and symmetric but for KL', () => {
    fc.assert(
      fc.property(counts, (both) => {
        const first = both.map(([one]) => one)
        const second = both.map(([, other]) => other)
        fc.pre(first.some((count) => count > 0) && second.some((count) => count > 0))
        const disjoint = pairedSpectrum(
          [...first, ...second.map(() => 0)],
          [...first.map(() => 0), ...second],
        )
        const given = pairedSpectrum(first, second)
        for (const between of [jsBits, hellinger, totalVariation]) {
          expect(between(pairedSpectrum(first, first))).toBe(0)
          expect(between(disjoint)).toBeCloseTo(1, 7)
          expect(between(swapped(given))).toBeCloseTo(between(given), 12)
          expect(between(given)).toBeLessThanOrEqual(1)
        }
        expect(klBits(pairedSpectrum(first, first), 0.5)).toBe(0)
        expect(klBits(given, 0.5)).toBeGreaterThanOrEqual(0)
        // Pinsker's inequality: total variation^2 <= KL in nats / 2.
        const variation = totalVariation(given)
        expect(variation * variation).toBeLessThanOrEqual((klBits(given) * Math.LN2) / 2 + 1e-12)
      }),
    )
  })
})
