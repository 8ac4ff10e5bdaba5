import { describe, expect, it } from 'vitest'
import { hash53, mix32 } from '../../src/text/hash.js'

describe('hash53', () => {
  it('is a whole number of 53 bits, decided by text and key', () => {
    const values = Array.from({ length: 1000 }, (_, index) => hash53(`text ${index}`))
    for (const value of values) {
      expect(Number.isSafeInteger(value) && value >= 0).toBe(true)
    }
    expect(Math.max(...values)).toBeGreaterThan(0.99 * Number.MAX_SAFE_INTEGER)
    expect(hash53('rain')).toBe(hash53('rain'))
    expect(hash53('rain')).not.toBe(hash53('rain', 1))
    expect(new Set(['', '\0', '\0\0', 'a', 'A', 'aa', 'ab', 'ba'].map((text) => hash53(text))).size).toBe(8)
  })

  it('tells 400,000 similar texts apart and fills its range evenly', () => {
    const count = 400_000
    const values = Float64Array.from({ length: count }, (_, index) =>
      hash53(`${index}:${'-'.repeat(index % 7)}`),
    )
    for (const bits of [
      (value: number) => value % 256,
      (value: number) => Math.floor(value / 35_184_372_088_832),
    ]) {
      const counts = new Uint32Array(256)
      for (const value of values) counts[bits(value)]++
      // Chi-square with 255 degrees of freedom: 0.01% point 347.
      const expected = count / 256
      expect(
        counts.reduce((sum, seen) => sum + ((seen - expected) * (seen - expected)) / expected, 0),
      ).toBeLessThan(347)
    }
    values.sort()
    // Expected 400,000^2 / 2^54 = 0.00001 pairs.
    expect(values.some((value, index) => value === values[index + 1])).toBe(false)
  })
})

describe('mix32', () => {
  it('is the finaliser of MurmurHash3', () => {
    // fmix32 of smhasher's MurmurHash3.cpp: fmix32(0) = 0, fmix32(1) = 0x514e28b7, fmix32(2) = 0x30f4c306.
    expect([0, 1, 2].map((value) => mix32(value) >>> 0)).toEqual([0, 0x514e28b7, 0x30f4c306])
  })
})
