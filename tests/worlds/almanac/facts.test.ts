import { expect, test } from 'vitest'
import { makeFacts } from '../../../src/worlds/almanac/facts.js'
import { relations } from '../../../src/worlds/almanac/relations.js'

const sizes = { person: 30, place: 10, work: 20 }
const capacity = relations.reduce((sum, { subject }) => sum + sizes[subject], 0)

test.each([1, 100, capacity])('%i facts: functional, in range, never about themselves', (count) => {
  const { relation, subject, object, factOf } = makeFacts(count, sizes)
  const seen = new Set<string>()
  for (let fact = 0; fact < count; fact++) {
    const { subject: subjectKind, object: objectKind } = relations[relation[fact]]
    expect(subject[fact]).toBeLessThan(sizes[subjectKind])
    expect(object[fact]).toBeLessThan(sizes[objectKind])
    if (subjectKind === objectKind) expect(object[fact]).not.toBe(subject[fact])
    expect(factOf[relation[fact]][subject[fact]]).toBe(fact)
    seen.add(`${relation[fact]} ${subject[fact]}`)
  }
  expect(seen.size).toBe(count)
  expect(factOf.reduce((sum, facts) => sum + facts.filter((fact) => fact >= 0).length, 0)).toBe(count)
})

test('one fact more than there is room for is refused', () => {
  expect(() => makeFacts(capacity + 1, sizes)).toThrow(`make room for ${capacity}`)
})
