import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeUtf8, NotTextError } from '../../../src/data/formats/utf8.js'

async function* chunksOf(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size)
}

async function decode(bytes: Uint8Array, size = 4): Promise<string> {
  let text = ''
  for await (const chunk of decodeUtf8(chunksOf(bytes, size))) text += chunk
  return text
}

async function refusal(bytes: number[], size = 4): Promise<[string, number]> {
  try {
    await decode(Uint8Array.from(bytes), size)
  } catch (error) {
    if (error instanceof NotTextError) return [error.problem, error.offset]
    throw error
  }
  throw new Error('expected a NotTextError')
}

describe('decodeUtf8', () => {
  it('gives back any text, however it is cut into chunks', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme' }),
        fc.integer({ min: 1, max: 9 }),
        async (text, size) => {
          fc.pre(!text.includes('\0') && !text.startsWith('\uFEFF'))
          const whole = Buffer.from(text).toString('utf8')
          expect(await decode(Buffer.from(text), size)).toBe(whole)
        },
      ),
      { seed: 1 },
    )
  })

  it('strips a byte order mark at the start only', async () => {
    for (const size of [1, 2, 3, 100]) {
      expect(await decode(Buffer.from('\uFEFFa\uFEFFb'), size)).toBe('a\uFEFFb')
    }
    expect(await decode(Buffer.from('ab'))).toBe('ab')
    expect(await decode(Uint8Array.of())).toBe('')
  })

  it('agrees with the fatal TextDecoder on what is UTF-8, and names the first wrong byte', async () => {
    const byte = fc.oneof(
      fc.integer({ min: 1, max: 255 }),
      fc.constantFrom(0xe2, 0x82, 0xac, 0xf0, 0x9f, 0x98, 0x80, 0xed, 0xc3),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(byte, { maxLength: 24 }),
        fc.integer({ min: 1, max: 8 }),
        async (rest, size) => {
          const bytes = Uint8Array.from([0x61, 0x62, 0x63, ...rest])
          const strict = new TextDecoder('utf-8', { fatal: true })
          let expected: string | undefined
          try {
            expected = strict.decode(bytes)
          } catch {
            expected = undefined
          }
          if (expected !== undefined) expect(await decode(bytes, size)).toBe(expected)
          else {
            const [problem, offset] = await refusal([...bytes], size)
            expect(problem).toBe('utf-8')
            // All before the offset is valid, and nothing longer that ends a character is.
            expect(() => strict.decode(bytes.subarray(0, offset))).not.toThrow()
            for (let end = offset + 1; end <= bytes.length; end++) {
              expect(() => strict.decode(bytes.subarray(0, end))).toThrow()
            }
          }
        },
      ),
      { numRuns: 500, seed: 1 },
    )
  })

  it('recognises what is no UTF-8 text by its bytes', async () => {
    expect(await refusal([...Buffer.from('hello'), 0, 1])).toEqual(['binary', 5])
    expect(await refusal([0])).toEqual(['binary', 0])
    expect(await refusal([0xff, 0xfe, 0x61, 0])).toEqual(['utf-16', 0])
    expect(await refusal([0xfe, 0xff])).toEqual(['utf-16', 0])
    expect(await refusal([0x1f, 0x8b, 8, 0, 0])).toEqual(['gzip', 0])
    expect(await refusal([...Buffer.from('caf'), 0xe9, 0x0a, 0x61])).toEqual(['utf-8', 3])
    expect(await refusal([0x61, 0x62, 0x63, 0x64, 0xe2, 0x82])).toEqual(['utf-8', 4])
  })
})
