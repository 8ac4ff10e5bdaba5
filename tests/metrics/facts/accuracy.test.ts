import { describe, expect, it } from 'vitest'
import { contextOf, measure, measureAll, measureGroups } from '../helpers.js'
import { base, read, worldContext } from './small-world.js'

const NOTHING = 'the sample says nothing about these facts'
const NO_FACTS = 'no facts in this group'

describe('facts.accuracy', () => {
  it('is the share of right statements about the facts of a tier', async () => {
    const probe = ['ann is red', 'ann is red', 'ann is blue', 'bob is blue', 'dan is red', 'bob is']
    expect(await measureGroups('facts.accuracy', worldContext({ probe }))).toEqual({
      unseen: 0,
      '1': 1,
      '2-3': 2 / 3,
      '4-7': NOTHING,
      '8-15': NO_FACTS,
      '16-63': NO_FACTS,
      '64+': NO_FACTS,
      rare: 3 / 4,
      all: 3 / 4,
    })
  })

  it('is undefined where false statements are not told, or not what they are about', async () => {
    const probe = ['ann is red', 'ann is blue']
    const mined = worldContext({ probe, facts: { ...base, tells: [] } })
    expect((await measure('facts.accuracy', mined)).undefinedReason).toMatch(/tell no false statements/)
    const silent = worldContext({
      probe,
      statements: (view) => view.texts.map((text) => read(text).map(({ about: _, ...told }) => told)),
    })
    expect((await measure('facts.accuracy', silent)).undefinedReason).toBe(
      'the reader does not tell which facts the false statements get wrong',
    )
  })

  it('is undefined without statements and without facts', async () => {
    expect((await measure('facts.accuracy', worldContext({ probe: ['nothing'] }))).undefinedReason).toBe(
      'no statement was found in the sample',
    )
    expect((await measure('facts.accuracy', contextOf({}))).undefinedReason).toMatch(/no known facts/)
  })

  it('counts statements', async () => {
    const measured = await measureAll('facts.accuracy', worldContext({ probe: ['ann is red, ann is blue'] }))
    expect(measured.find(({ group }) => group === 'rare')).toEqual({ group: 'rare', value: 1 / 2, n: 2 })
  })
})

describe('facts.contradicted', () => {
  it('is the share of facts with a false version, however often', async () => {
    const probe = ['ann is blue', 'ann is green', 'ann is red', 'bob is blue']
    expect(await measureGroups('facts.contradicted', worldContext({ probe }))).toMatchObject({
      '1': 0,
      '2-3': 1,
      rare: 1 / 2,
      all: 1 / 3,
    })
  })
})
