import { describe, expect, it } from 'vitest'
import { Document } from '../../../../src/models/transformer/sampling/document.js'
import { Schedule } from '../../../../src/models/transformer/sampling/schedule.js'
import { keyedRng } from '../../../../src/random/keyed.js'

const END = 0

/** Documents 0, 1, ... as they are begun. */
function documents(count: number): { begin: () => Document | undefined; begun: Document[] } {
  const begun: Document[] = []
  const begin = () => {
    if (begun.length === count) return undefined
    const document = new Document(begun.length, [], 6, END, keyedRng('schedule', begun.length))
    begun.push(document)
    return document
  }
  return { begin, begun }
}

/** One token for each; those that are named end. */
function step(group: readonly Document[], ending: readonly number[] = []): void {
  for (const document of group) document.take(ending.includes(document.index) ? END : 1)
}

const indices = (group: readonly Document[] | undefined) => group?.map(({ index }) => index)

describe('Schedule', () => {
  it('fills groups with documents of the same length, the longest first, and begins new ones between', () => {
    const schedule = new Schedule(2, 100, documents(6).begin)
    const first = schedule.next() as Document[]
    expect(indices(first)).toEqual([0, 1])
    step(first, [0])
    schedule.back(first, 0)
    const second = schedule.next() as Document[]
    expect(indices(second)).toEqual([2, 3])
    step(second, [2])
    schedule.back(second, 0)
    // Documents 1 and 3 are both at length 1 now: a full group goes before new documents.
    const third = schedule.next() as Document[]
    expect(indices(third)).toEqual([1, 3])
    step(third, [1, 3])
    schedule.back(third, 1)
    const fourth = schedule.next() as Document[]
    expect(indices(fourth)).toEqual([4, 5])
    step(fourth, [4])
    schedule.back(fourth, 0)
    // Nobody else comes: it goes on alone.
    const fifth = schedule.next() as Document[]
    expect(indices(fifth)).toEqual([5])
    step(fifth, [5])
    schedule.back(fifth, 1)
    expect(schedule.next()).toBeUndefined()
  })

  it('waits for shorter documents that are under way before it runs a part of a group', () => {
    const schedule = new Schedule(2, 100, documents(3).begin)
    const first = schedule.next() as Document[]
    step(first, [0])
    const second = schedule.next() as Document[]
    schedule.back(first, 0)
    expect(indices(second)).toEqual([2])
    expect(schedule.next()).toBeUndefined()
    step(second)
    schedule.back(second, 0)
    expect(indices(schedule.next())).toEqual([1, 2])
  })

  it('begins none while it holds as many as it may', () => {
    const { begin, begun } = documents(8)
    const schedule = new Schedule(2, 3, begin)
    const first = schedule.next() as Document[]
    step(first, [0])
    schedule.back(first, 0)
    // One is held and two more may be.
    const second = schedule.next() as Document[]
    expect(indices(second)).toEqual([2, 3])
    step(second, [2])
    expect(schedule.next()).toBeUndefined()
    schedule.back(second, 0)
    expect(indices(schedule.next())).toEqual([1, 3])
    expect(begun.length).toBe(4)
  })
})
