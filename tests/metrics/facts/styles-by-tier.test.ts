import { describe, expect, it } from 'vitest'
import { measure, measureGroups } from '../helpers.js'
import { base, worldContext } from './small-world.js'

describe('styles.coverage_by_tier', () => {
  it('is the share of the registers of a tier that are still used for it', async () => {
    // Bob in a register that no human text has for him does not count; false statements neither.
    const probe = ['ann is red', 'so bob is blue', 'so ann is blue']
    expect(await measureGroups('styles.coverage_by_tier', worldContext({ probe }))).toEqual({
      unseen: 'human text states these facts in no register',
      '1': 0,
      '2-3': 1 / 2,
      '4-7': 0,
      '8-15': 'no facts in this group',
      '16-63': 'no facts in this group',
      '64+': 'no facts in this group',
      rare: 1,
      all: 1,
    })
  })

  it('is undefined without registers', async () => {
    const plain = worldContext({ probe: ['ann is red'], facts: { ...base, styleShares: new Map() } })
    expect((await measure('styles.coverage_by_tier', plain)).undefinedReason).toMatch(/no registers/)
  })
})
