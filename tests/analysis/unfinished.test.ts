import { describe, expect, it } from 'vitest'
import { unfinishedCaveat } from '../../src/analysis/index.js'
import { FAKE_ARMS, fakeResults } from '../report/fake-results.js'

const whole = fakeResults({ arms: FAKE_ARMS.slice(0, 2), seeds: 3, generations: 2, facts: false })

describe('unfinishedCaveat', () => {
  it('is silent where every run has all its generations', () => {
    expect(unfinishedCaveat(whole)).toBeUndefined()
  })

  it('counts the runs that are complete, and the seeds that have come', () => {
    const rows = whole.rows.filter(
      ({ arm, seed, generation }) => seed < 3 && (generation < 2 || (seed === 1 && arm === 'control')),
    )
    expect(unfinishedCaveat({ ...whole, rows })).toBe(
      'Not finished: 1 of 6 runs have all generations. What follows is of what is there, of 2 of 3 seeds.',
    )
  })

  it('names strategies of which there is nothing yet', () => {
    expect(unfinishedCaveat({ ...whole, notBegun: ['anchor', 'window'] })).toBe(
      'Not all of the experiment was run; nothing is there yet of anchor and window.',
    )
    const rows = whole.rows.filter(({ arm, generation }) => generation < 2 || arm === 'control')
    expect(unfinishedCaveat({ ...whole, notBegun: ['anchor'], rows })).toBe(
      'Not finished: 3 of 9 runs have all generations; nothing is there yet of anchor. What follows is of what is there.',
    )
  })

  it('leaves runs that have failed to their own section', () => {
    const rows = whole.rows.filter(({ arm, seed }) => arm === 'control' || seed !== 2)
    const failures = [{ arm: 'replace', seed: 2, generation: 0, message: 'out of memory' }]
    expect(unfinishedCaveat({ ...whole, rows, failures })).toBeUndefined()
  })
})
