import { describe, expect, it } from 'vitest'
import { relativeDeficit } from '../../src/mixing/relative-deficit.js'

describe('relativeDeficit', () => {
  it.each([
    [0.6, 0.8, 'higher', 0.25],
    [1, 0.8, 'higher', -0.25],
    [3, 2, 'lower', 0.5],
    [1, 2, 'lower', -0.5],
    [3, 2, 'neither', 0.5],
    [1, 2, 'neither', 0.5],
    // Of a negative reference: -3 is 50% of |-2| below it.
    [-3, -2, 'higher', 0.5],
    [-3, -2, 'lower', -0.5],
    [Number.POSITIVE_INFINITY, 2, 'lower', Number.POSITIVE_INFINITY],
  ] as const)('%d beside %d, %s is better: %d', (value, reference, better, expected) => {
    expect(relativeDeficit(value, reference, better)).toBeCloseTo(expected, 12)
  })

  it('is 0 where nothing differs, even from 0', () => {
    for (const same of [0, 2, Number.POSITIVE_INFINITY]) expect(relativeDeficit(same, same, 'lower')).toBe(0)
  })

  it('is undefined beside 0 and beside what is not finite', () => {
    expect(relativeDeficit(0.1, 0, 'lower')).toBeUndefined()
    expect(relativeDeficit(2, Number.POSITIVE_INFINITY, 'lower')).toBeUndefined()
  })
})
