import { describe, expect, it } from 'vitest'
import {
  describeSchedule,
  type ShareSchedule,
  shareOf,
  shareSchedule,
} from '../../src/mixing/share-schedule.js'

const LINEAR = { linear: { from: 0.5, to: 0.1, over: 4 } }
const GEOMETRIC = { geometric: { from: 0.8, factor: 0.5 } }
const STEPS = {
  steps: [
    { from_generation: 1, share: 0.5 },
    { from_generation: 4, share: 0.07 },
  ],
}

describe('shareOf', () => {
  // By hand, generations 1 to 6.
  it.each<[ShareSchedule, number[]]>([
    [LINEAR, [0.5, 0.4, 0.3, 0.2, 0.1, 0.1]],
    [{ linear: { from: 0, to: 1, over: 2 } }, [0, 0.5, 1, 1, 1, 1]],
    [GEOMETRIC, [0.8, 0.4, 0.2, 0.1, 0.05, 0.025]],
    [{ geometric: { from: 0.3, factor: 0 } }, [0.3, 0, 0, 0, 0, 0]],
    [STEPS, [0.5, 0.5, 0.5, 0.07, 0.07, 0.07]],
  ])('%j', (schedule, expected) => {
    for (const [index, share] of expected.entries()) {
      expect(shareOf(schedule, index + 1)).toBeCloseTo(share, 12)
    }
  })

  it('ends at exactly the last share', () => {
    expect(shareOf({ linear: { from: 0.1, to: 0.3, over: 3 } }, 4)).toBe(0.3)
  })

  it('is as its documentation says', () => {
    expect(shareOf({ linear: { from: 0.5, to: 0, over: 2 } }, 2)).toBe(0.25)
  })
})

describe('describeSchedule', () => {
  it.each([
    [LINEAR, '50% human, 10% by generation 5'],
    [GEOMETRIC, '80% human, times 0.5 in every generation'],
    [STEPS, '50% human, 7% from generation 4'],
  ])('%j: %s', (schedule, words) => {
    expect(describeSchedule(schedule)).toBe(words)
  })
})

describe('the schema', () => {
  it('refuses shares outside 0 to 1, and steps out of order or without a beginning', () => {
    const step = (from_generation: number, share = 0.5) => ({ from_generation, share })
    for (const schedule of [
      { linear: { from: 1.1, to: 0, over: 3 } },
      { linear: { from: 1, to: 0, over: 0 } },
      { geometric: { from: 0.5, factor: 1.5 } },
      { steps: [] },
      { steps: [step(2)] },
      { steps: [step(1), step(3), step(3)] },
      { steps: [step(1), step(3, 2)] },
      { linear: { from: 1, to: 0, over: 3 }, steps: [step(1)] },
      {},
    ]) {
      expect(() => shareSchedule.parse(schedule), JSON.stringify(schedule)).toThrow()
    }
    expect(shareSchedule.parse({ steps: [step(1), step(3)] })).toEqual({ steps: [step(1), step(3)] })
  })
})
