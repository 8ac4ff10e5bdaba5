import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Merge, Merger } from '../../../src/text/tokenizers/merges.js'

const SIZE = 100

function merged(merges: readonly Merge[], ids: readonly number[]): number[] {
  const row = Int32Array.from(ids)
  return [...row.subarray(0, new Merger(merges, SIZE).merge(row, ids.length))]
}

/** The definition, word for word: the first merge of the list that applies, at its leftmost place, again and again. */
function mergedSlowly(merges: readonly Merge[], ids: readonly number[]): number[] {
  const row = [...ids]
  while (true) {
    const found = merges
      .map((merge) => ({
        merge,
        at: row.findIndex((id, at) => id === merge.left && row[at + 1] === merge.right),
      }))
      .find(({ at }) => at >= 0)
    if (found === undefined) return row
    row.splice(found.at, 2, found.merge.merged)
  }
}

test('the earlier merge wins, wherever it stands', () => {
  // a b c with merges (b c) before (a b): by hand a, bc; the other way round ab, c.
  const [a, b, c, ab, bc] = [0, 1, 2, 3, 4]
  const first = { left: b, right: c, merged: bc }
  const second = { left: a, right: b, merged: ab }
  expect(merged([first, second], [a, b, c])).toEqual([a, bc])
  expect(merged([second, first], [a, b, c])).toEqual([ab, c])
})

test('like neighbours are merged from the left', () => {
  const pair = { left: 0, right: 0, merged: 1 }
  expect(merged([pair], [0, 0, 0])).toEqual([1, 0])
  expect(merged([pair, { left: 1, right: 1, merged: 2 }], [0, 0, 0, 0, 0])).toEqual([2, 0])
})

test('nothing to merge', () => {
  expect(merged([], [1, 2])).toEqual([1, 2])
  expect(merged([{ left: 1, right: 2, merged: 3 }], [])).toEqual([])
  expect(merged([{ left: 1, right: 2, merged: 3 }], [1])).toEqual([1])
})

test('does what the definition says', () => {
  const letters = 3
  // Merge i makes token 3 + i of two earlier tokens, as training does.
  const lists = fc
    .array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 12 })
    .map((pairs) =>
      pairs.map(([left, right], at): Merge => {
        const there = letters + at
        return { left: left % there, right: right % there, merged: there }
      }),
    )
    // A pair has one place in the list.
    .filter((merges) => new Set(merges.map(({ left, right }) => `${left} ${right}`)).size === merges.length)
  fc.assert(
    fc.property(lists, fc.array(fc.nat({ max: letters - 1 }), { maxLength: 40 }), (merges, ids) => {
      expect(merged(merges, ids)).toEqual(mergedSlowly(merges, ids))
    }),
  )
})
