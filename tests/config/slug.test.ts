import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { slugs } from '../../src/config/slug.js'

describe('slugs', () => {
  it('keeps plain names readable', () => {
    expect(slugs(['control', '10% human', 'T = 0.5', 'Accumulate (all)', 'a_b'])).toEqual([
      'control',
      '10-human',
      't-0.5',
      'accumulate-all',
      'a_b',
    ])
  })

  it('tells names apart that differ only in case or punctuation; the faithful one stays as it is', () => {
    expect(slugs(['replace', 'Replace', 'replace!'])).toEqual([
      'replace',
      expect.stringMatching(/^replace-[0-9a-f]{8}$/),
      expect.stringMatching(/^replace-[0-9a-f]{8}$/),
    ])
  })

  it('adds a hash to names that lose more: slashes, emoji, length, device names', () => {
    for (const name of ['a/b', '../x', '🙂', 'x'.repeat(300), 'con', 'NUL.txt', 'naïve', '.']) {
      expect(slugs([name])[0], name).toMatch(/-[0-9a-f]{8}$/)
    }
    expect(slugs(['🙂'])[0]).toMatch(/^arm-/)
    expect(slugs(['x'.repeat(300)])[0]).toHaveLength(49)
  })

  it('are safe, unique file names for any set of names', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ minLength: 1, unit: 'grapheme' })), (names) => {
        const made = slugs(names)
        expect(new Set(made).size).toBe(names.length)
        for (const slug of made) expect(slug).toMatch(/^[a-z0-9][a-z0-9._-]{0,59}$/)
      }),
      { seed: 1 },
    )
  })
})
