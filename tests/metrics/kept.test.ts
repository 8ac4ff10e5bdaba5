import { describe, expect, it } from 'vitest'
import { contextOf, measure } from './helpers.js'

describe('kept.<id>', () => {
  it('is the same metric of what curation kept', async () => {
    const context = contextOf({ probe: ['a a'], kept: ['a b c'] })
    expect(await measure('types', context)).toMatchObject({ value: 1 })
    expect(await measure('kept.types', context)).toMatchObject({ value: 3 })
  })

  it('checks the minimum on the kept sample', async () => {
    const context = contextOf({ probe: ['a a a'] })
    expect(await measure('kept.distinct_n.pooled.n2', context)).toEqual({
      undefinedReason: 'needs 2 tokens, has 0',
      n: 0,
    })
  })
})
