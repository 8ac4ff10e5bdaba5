import { describe, expect, it } from 'vitest'
import { buildFactBase } from '../../../src/facts/tiers.js'
import { makeReader } from '../../../src/worlds/logic/reader.js'
import { contextOf, measure, measureGroups } from '../helpers.js'

// Two facts; every other expression has a truth too, and is no fact.
const facts = [
  { subject: 'true and true', relation: 'value', object: 'true' },
  { subject: 'true xor true', relation: 'value', object: 'false' },
]
const read = makeReader((_notation, problem) => {
  const fact = facts.findIndex(({ subject }) => subject === problem)
  return fact < 0 ? undefined : fact
})
const train = ['true and true gives true .', 'true xor true gives false .', 'false or false gives false .']
const base = buildFactBase(facts, train.map(read), train, ['false', 'malformed'])
const context = (probe: readonly string[]) =>
  contextOf({ facts: base, train, probe, statements: (view) => view.texts.map(read) })

const probe = [
  'true and true gives true .',
  'false or true gives true .', // right, no fact
  'false or true gives true .',
  'true or true gives false .', // false, no fact
]

describe('statements of no known fact', () => {
  it('are no facts of the human text', () => {
    expect([...base.trainCounts]).toEqual([1, 1])
    expect(base.humanSentences).toEqual([[train[0]], [train[1]]])
  })

  it('count as right and false statements', async () => {
    expect((await measure('statements.right_share', context(probe))).value).toBe(3 / 4)
    expect((await measure('facts.hallucination_rate', context(probe))).value).toBe(1 / 4)
    expect((await measure('styles.coverage', context(probe))).value).toBe(1)
  })

  it('are left out of coverage, accuracy by tier, monofacts and registers by tier', async () => {
    expect((await measureGroups('facts.coverage', context(probe)))['all']).toBe(1 / 2)
    // The one right statement of a fact is its only one.
    expect(await measure('facts.monofact_rate.sample', context(probe))).toMatchObject({ value: 1, n: 1 })
    const aboutFacts = [...probe, 'true xor true gives true .']
    expect((await measureGroups('facts.accuracy', context(aboutFacts)))['all']).toBe(1 / 2)
    expect((await measureGroups('facts.contradicted', context(aboutFacts)))['all']).toBe(1 / 2)
    expect((await measureGroups('styles.coverage_by_tier', context(probe)))['all']).toBe(1)
  })
})
