import { describe, expect, it } from 'vitest'
import type { Statement } from '../../src/contracts/world.js'
import { buildFactBase, tierNames, tierOf } from '../../src/facts/tiers.js'

describe('tierOf', () => {
  it('does as its example says', () => {
    expect(tierNames[tierOf(3)]).toBe('2-3')
  })

  it('puts every count into the tier that names it', () => {
    const names = [0, 1, 2, 3, 4, 7, 8, 15, 16, 63, 64, 100_000].map((count) => tierNames[tierOf(count)])
    expect(names).toEqual([
      ...['unseen', '1', '2-3', '2-3', '4-7', '4-7', '8-15', '8-15', '16-63', '16-63', '64+', '64+'],
    ])
  })
})

describe('buildFactBase', () => {
  const facts = ['one', 'two', 'three'].map((object) => ({ subject: 'S', relation: 'is', object }))
  const texts = ['S is two. They say S is one.', 'S is one. Is S one?', 'S is one. S is seven. S is']
  const find = (document: number, phrase: string, parts: Partial<Statement>): Statement => {
    const start = texts[document].indexOf(phrase)
    return { kind: 'right', start, end: start + phrase.length, ...parts }
  }
  const statements = [
    // The reader leaves out full stops; the second statement is in another register.
    [
      find(0, 'S is two', { fact: 1, style: 'plain' }),
      find(0, 'They say S is one', { fact: 0, style: 'gossip' }),
    ],
    [find(1, 'S is one', { fact: 0, style: 'plain' }), find(1, 'Is S one', { fact: 0 })],
    [
      find(2, 'S is one', { fact: 0, style: 'plain' }),
      find(2, 'S is seven', { kind: 'false', style: 'plain' }),
      { kind: 'malformed', start: 22, end: 26 } as const,
    ],
  ]
  const base = buildFactBase(facts, statements, texts, ['false', 'malformed'])

  it('counts right statements and sorts facts into tiers', () => {
    expect([...base.trainCounts]).toEqual([4, 1, 0])
    expect([...base.tiers].map((tier) => base.tierNames[tier])).toEqual(['4-7', '1', 'unseen'])
  })

  it('keeps the distinct sentences in whole words, the most frequent first', () => {
    expect(base.humanSentences).toEqual([['S is one.', 'They say S is one.', 'Is S one?'], ['S is two.'], []])
  })

  it('knows the share of each style among the statements that have one', () => {
    expect([...base.styleShares]).toEqual([
      ['plain', 4 / 5],
      ['gossip', 1 / 5],
    ])
  })

  it('is empty without facts and statements', () => {
    const empty = buildFactBase([], [], [], [])
    expect([empty.tiers.length, empty.styleShares.size]).toEqual([0, 0])
  })
})
