import fc from 'fast-check'
import { expect, it } from 'vitest'
import { SubsequenceMatcher } from '../../src/text/common-subsequence.js'

/** The table of Wagner and Fischer. */
function byTable(left: readonly number[], right: readonly number[]): number {
  let above = new Array<number>(right.length + 1).fill(0)
  for (const one of left) {
    const row = [0]
    for (const [at, other] of right.entries()) {
      row.push(one === other ? above[at] + 1 : Math.max(above[at + 1], row[at]))
    }
    above = row
  }
  return above[right.length]
}

const sequence = (codes: number) => fc.array(fc.nat(codes), { maxLength: 150 })

it('does as its example says', () => {
  const matcher = new SubsequenceMatcher()
  matcher.fix(Int32Array.of(1, 2, 3))
  expect(matcher.lengthWith(Int32Array.of(3, 1, 3))).toBe(2)
})

it.each([1, 3, 40])('finds what the table finds, codes up to %i', (codes) => {
  // One matcher for all: nothing of the sequence before is left.
  const matcher = new SubsequenceMatcher()
  fc.assert(
    fc.property(sequence(codes), sequence(codes), sequence(codes), (left, right, third) => {
      matcher.fix(Int32Array.from(left))
      expect(matcher.lengthWith(Int32Array.from(right))).toBe(byTable(left, right))
      expect(matcher.lengthWith(Int32Array.from(third))).toBe(byTable(left, third))
    }),
    { numRuns: 100, seed: 1 },
  )
})

it('takes codes that it has no room for yet', () => {
  const matcher = new SubsequenceMatcher()
  matcher.fix(Int32Array.of(5_000, 1, 70_000))
  expect(matcher.lengthWith(Int32Array.of(1, 70_000, 900_000))).toBe(2)
  matcher.fix(Int32Array.of())
  expect(matcher.lengthWith(Int32Array.of(1, 70_000))).toBe(0)
})
