import { describe, expect, it } from 'vitest'
import type { ArmParts } from '../../src/loop/text/arm-parts.js'
import { needsOf } from '../../src/loop/needs.js'

const SIZES = { budget: 10, human: 10, sample: 10 }

function needs(given: unknown) {
  const strategy = { needs: () => given }
  const parts = { arm: { name: 'a', mixing: { strategy: './own.mjs' } }, strategy } as unknown as ArmParts
  return needsOf(parts, 'x.yaml', 1, SIZES)
}

describe('needsOf', () => {
  it('gives what the strategy says', () => {
    // Below 0 where a human part is larger than the mix: it is refused with that reason, later.
    const said = { documents: 10, human: 12, fresh: 0, lastSample: -2 }
    expect(needs(said)).toEqual(said)
  })

  it.each<[unknown, string]>([
    [undefined, 'needs gave undefined as documents'],
    [{ documents: 1, human: 0, fresh: Number.NaN, lastSample: 0 }, 'needs gave NaN as fresh'],
    [{ documents: 1, human: 0, fresh: 0 }, 'needs gave undefined as lastSample'],
  ])('refuses %j: it would be below every limit', (given, message) => {
    expect(() => needs(given)).toThrow(`x.yaml: arms.a: strategy ./own.mjs: ${message}, expected a number`)
  })
})
