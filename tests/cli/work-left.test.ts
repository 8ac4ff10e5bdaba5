import { expect, it } from 'vitest'
import { WorkLeft } from '../../src/cli/progress.js'

const planned = (state: 'done' | 'to measure' | 'to do') =>
  ({ state, documents: 100, sampled: 50, foreign: false }) as const
const task = { arm: 'replace', seed: 1, last: 1 }

it('counts what is done inside a generation, never back, and the whole at its end', () => {
  // 100 documents to fit, 50 to sample and 50 to measure; beside it a generation that only lacks measures (25).
  const work = new WorkLeft({ runs: [{ ...task, generations: [planned('to do'), planned('to measure')] }] })
  const at = (generation: number, phase: 'fit' | 'sample' | 'measure', share: number) => {
    work.reach({ task, generation, phase, share })
    return work.share
  }
  expect(work.secondsLeft(1)).toBeUndefined()
  expect(at(0, 'fit', 0.5)).toBe(50 / 225)
  expect(work.secondsLeft(50)).toBeCloseTo(175, 9)
  expect(at(0, 'sample', 0.5)).toBe(125 / 225)
  expect(at(0, 'fit', 0.9)).toBe(125 / 225)
  expect(at(0, 'measure', 0.5)).toBe(175 / 225)
  work.finish(task, 0)
  expect(work.share).toBe(200 / 225)
  expect(at(1, 'fit', 1)).toBe(200 / 225)
  expect(at(1, 'measure', 0.4)).toBe(210 / 225)
  work.finish(task, 1)
  expect(work.share).toBe(1)
})
