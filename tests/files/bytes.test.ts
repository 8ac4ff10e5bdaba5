import { gunzipSync } from 'node:zlib'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { sha256 } from '../../src/files/checksum.js'
import { decodeCompressed, encodeCompressedJson } from '../../src/files/compressed-json.js'
import { packageVersion } from '../../src/files/package-version.js'

describe('sha256', () => {
  it('is SHA-256 in hexadecimal', () => {
    // FIPS 180-2, appendix B.1.
    expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
    expect(sha256(Buffer.from('abc'))).toBe(sha256('abc'))
    expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  })
})

describe('compressed JSON', () => {
  it('is gzip of the JSON, the same bytes each time', async () => {
    const value = { texts: ['a b', 'ü\n'], cut: [] }
    const { bytes, json } = await encodeCompressedJson(value)
    expect(json.toString()).toBe(JSON.stringify(value))
    expect(gunzipSync(bytes)).toEqual(json)
    expect((await encodeCompressedJson(value)).bytes).toEqual(bytes)
    expect(await decodeCompressed(bytes)).toEqual(json)
  })

  it('refuses a stream that is cut, altered or not gzip at all', async () => {
    const { bytes } = await encodeCompressedJson({
      texts: Array.from({ length: 100 }, (_, n) => `text ${n}`),
    })
    const altered = Buffer.from(bytes)
    altered[altered.length - 6] ^= 1
    for (const broken of [bytes.subarray(0, bytes.length - 4), altered, Buffer.from('{}'), Buffer.alloc(0)]) {
      await expect(decodeCompressed(broken)).rejects.toThrow()
    }
  })
})

describe('packageVersion', () => {
  it('is the one of package.json', () => {
    const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8')
    expect(packageVersion()).toBe((JSON.parse(text) as { version: string }).version)
  })
})
