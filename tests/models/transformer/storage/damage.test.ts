import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { BadInputError } from '../../../../src/errors/index.js'
import { loadGpt2 } from '../../../../src/models/transformer/storage/folder.js'
import { temporaryFolder } from '../../../helpers/folder.js'
import { savedTiny, TINY } from './helpers.js'

const parent = temporaryFolder()

/** Bytes at a place are changed, cut out, doubled, or the rest is cut off. */
function damaged(bytes: Buffer, kind: string, place: number, length: number, value: number): Buffer {
  const at = Math.floor(place * bytes.length)
  const before = bytes.subarray(0, at)
  const after = bytes.subarray(at)
  switch (kind) {
    case 'change':
      return Buffer.concat([
        before,
        Buffer.alloc(Math.min(length, after.length), value),
        after.subarray(length),
      ])
    case 'remove':
      return Buffer.concat([before, after.subarray(length)])
    case 'double':
      return Buffer.concat([before, after.subarray(0, length), after])
    default:
      return before
  }
}

it.each(['config.json', 'model.safetensors'])(
  'however %s is damaged, it is refused or finite',
  async (name) => {
    const directory = await savedTiny(parent)
    const path = join(directory, name)
    const whole = readFileSync(path)
    // Most of the damage where it hurts: in the header.
    const place = fc.oneof(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 0.05, noNaN: true }),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('change', 'remove', 'double', 'cut'),
        place,
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 0, max: 255 }),
        async (kind, at, length, value) => {
          writeFileSync(path, damaged(whole, kind, at, length, value))
          try {
            const { weights } = await loadGpt2(directory)
            expect(weights.config.vocabulary).toBe(TINY.vocabulary)
            expect(weights.values.every((number) => Number.isFinite(number))).toBe(true)
          } catch (error) {
            if (!(error instanceof BadInputError)) throw error
            expect(error.message).toContain(directory)
            expect(error.hint).toMatch(/\w/)
          }
        },
      ),
      { numRuns: 300, seed: 1 },
    )
  },
)
