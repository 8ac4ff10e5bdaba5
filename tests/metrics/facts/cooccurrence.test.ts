import { describe, expect, it } from 'vitest'
import { mentionsOf } from '../../../src/metrics/facts/mentions.js'
import { contextOf, measure, measureGroups } from '../helpers.js'
import { worldContext } from './small-world.js'

const facts = [
  { subject: 'Marie Curie', relation: 'birthplace', object: 'Warsaw', aliases: ['Curie'] },
  { subject: 'Nile', relation: '', object: 'Egypt' },
  { subject: '1999', relation: 'number', object: '' },
]

describe('mentionsOf', () => {
  it('finds names anywhere in one document', () => {
    expect(mentionsOf(facts, ['Warsaw was far. Curie stayed.', 'The Nile', 'Egypt in 1999'])).toEqual({
      subject: Uint8Array.of(1, 1, 1),
      together: Uint8Array.of(1, 0, 1),
    })
    expect(mentionsOf(facts, [])).toEqual({ subject: new Uint8Array(3), together: new Uint8Array(3) })
  })

  it('takes parts of words, but no other case', () => {
    expect([...mentionsOf(facts, ['Niles of Egyptians', 'nile egypt']).together]).toEqual([0, 1, 0])
  })
})

describe('facts.cooccurrence and facts.subject_mentioned', () => {
  it('are shares by tier', async () => {
    const context = worldContext({ probe: ['red for ann', 'bob', 'dan likes red'] })
    expect(await measureGroups('facts.cooccurrence', context)).toMatchObject({
      unseen: 0,
      '1': 0,
      '2-3': 1,
      all: 1 / 3,
    })
    expect(await measureGroups('facts.subject_mentioned', context)).toMatchObject({
      unseen: 1,
      '1': 1,
      '2-3': 1,
      '4-7': 0,
      all: 2 / 3,
    })
  })

  it('are undefined without text and without facts', async () => {
    expect((await measure('facts.cooccurrence', worldContext({}))).undefinedReason).toBe(
      'needs 1 token, has 0',
    )
    expect((await measure('facts.cooccurrence', contextOf({ probe: ['a'] }))).undefinedReason).toMatch(
      /no known facts/,
    )
  })
})
