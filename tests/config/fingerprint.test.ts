import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson, fingerprint } from '../../src/config/fingerprint.js'

describe('canonicalJson', () => {
  it('sorts keys, leaves out undefined, keeps the order of lists', () => {
    expect(canonicalJson({ b: [2, 1, 'é'], a: { d: null, c: undefined, B: true } })).toBe(
      '{"a":{"B":true,"d":null},"b":[2,1,"é"]}',
    )
    expect(canonicalJson(-0)).toBe('0')
  })

  it('refuses what JSON would change silently', () => {
    for (const value of [
      Number.NaN,
      Number.POSITIVE_INFINITY,
      undefined,
      [undefined],
      new Map(),
      1n,
      () => 1,
    ]) {
      expect(() => canonicalJson(value)).toThrow('a fingerprint cannot hold')
    }
    expect(() => canonicalJson({ at: new Date(0) })).toThrow('[object Date]')
    expect(() => canonicalJson({ of: new Uint8Array(2) })).toThrow('[object Uint8Array]')
  })

  it('is JSON of the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
      { seed: 1 },
    )
  })
})

describe('fingerprint', () => {
  it('is SHA-256 of the version and the canonical form', () => {
    const expected = createHash('sha256').update('collapse-lab fingerprint 1\n{"a":1}').digest('hex')
    expect(fingerprint({ a: 1, b: undefined })).toBe(expected)
    expect(fingerprint({ a: 2 })).not.toBe(expected)
  })
})
