import { describe, expect, it } from 'vitest'
import { measure, measureAll, measureGroups } from '../helpers.js'
import { worldContext } from './small-world.js'

describe('facts.retention', () => {
  it("is the share of generation 0's facts that are still stated", async () => {
    const zeroProbe = ['ann is red', 'bob is blue', 'dan is black', 'cid is red']
    const probe = ['ann is red', 'cid is green', 'dan is red']
    const context = worldContext({ probe, zeroProbe })
    expect(await measureGroups('facts.retention', context)).toMatchObject({
      unseen: 0,
      '1': 0,
      '2-3': 1,
      // Cid was stated wrong only.
      '4-7': 'generation 0 stated none of these facts',
      '64+': 'no facts in this group',
      rare: 1 / 2,
      all: 1 / 2,
    })
    const measured = await measureAll('facts.retention', context)
    expect(measured.find(({ group }) => group === 'all')?.n).toBe(2)
  })

  it('is all for a sample that is the same, and undefined without text', async () => {
    const same = ['ann is red']
    const context = worldContext({ probe: same, zeroProbe: same })
    expect(await measureGroups('facts.retention', context)).toMatchObject({ rare: 1, all: 1 })
    expect((await measure('facts.retention', worldContext({ zeroProbe: same }))).undefinedReason).toBe(
      'needs 1 token, has 0',
    )
  })
})
