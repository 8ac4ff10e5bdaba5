import { describe, expect, it } from 'vitest'
import type { PlannedGeneration } from '../../src/loop/chain.js'
import { changedFields } from '../../src/workflows/changed-fields.js'
import { type Plan, tasksOf } from '../../src/workflows/plan.js'

function planned(state: PlannedGeneration['state'], documents = 10): PlannedGeneration {
  return { state, documents, sampled: 10, foreign: false }
}

function planOf(runs: Plan['runs']): Plan {
  return { runs, others: [], generations: 0, done: 0, toMeasure: 0, toDo: 0, changed: [] }
}

describe('tasksOf', () => {
  const open = [planned('to do'), planned('to do')]
  const done = [planned('done'), planned('done')]

  it('starts with generation 0 of each seed, once, then whole runs, the longest first', () => {
    const plan = planOf([
      { arm: 'control', seed: 1, generations: open },
      { arm: 'accumulate', seed: 1, generations: [planned('to do'), planned('to do', 20)] },
      { arm: 'control', seed: 2, generations: open },
      { arm: 'accumulate', seed: 2, generations: [planned('to do'), planned('to do', 20)] },
    ])
    const { zero, rest } = tasksOf(plan, 1)
    expect(zero).toEqual([
      { arm: 'control', seed: 1, last: 0 },
      { arm: 'control', seed: 2, last: 0 },
    ])
    expect(rest.map(({ arm, seed }) => `${arm} ${seed}`)).toEqual([
      'accumulate 1',
      'accumulate 2',
      'control 1',
      'control 2',
    ])
  })

  it('leaves out what is done, and generation 0 where one run alone needs it', () => {
    const plan = planOf([
      { arm: 'control', seed: 1, generations: done },
      { arm: 'replace', seed: 1, generations: open },
    ])
    expect(tasksOf(plan, 1)).toEqual({
      zero: [],
      rest: [{ arm: 'replace', seed: 1, last: 1 }],
      afterControl: [],
    })
    expect(tasksOf(planOf([{ arm: 'control', seed: 1, generations: done }]), 1)).toEqual({
      zero: [],
      rest: [],
      afterControl: [],
    })
  })

  it('lets runs that look at the control wait for it', () => {
    const plan = planOf([
      { arm: 'watcher', seed: 1, generations: open },
      { arm: 'control', seed: 1, generations: open },
    ])
    const { rest, afterControl } = tasksOf(plan, 1, new Set(['watcher']))
    expect(rest).toEqual([{ arm: 'control', seed: 1, last: 1 }])
    expect(afterControl).toEqual([{ arm: 'watcher', seed: 1, last: 1 }])
  })
})

describe('changedFields', () => {
  it('names what differs, from what to what', () => {
    expect(changedFields('a: { b: 1, c: x }\nd: [1]\n', 'a: { b: 2, c: x }\nd: [1, 2]\n')).toEqual([
      'a.b: 1 -> 2',
      'd.1: (not there) -> 2',
    ])
    expect(changedFields('a: 1\n', 'a: 1\n')).toEqual([])
  })

  it('does not go on for ever', () => {
    const many = Array.from({ length: 30 }, (_, index) => `k${index}: 1\n`).join('')
    const changed = changedFields('{}', many)
    expect(changed.length).toBeLessThan(15)
    expect(changed[changed.length - 1]).toMatch(/^and \d+ more$/)
  })
})
