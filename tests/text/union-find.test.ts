import { expect, it } from 'vitest'
import { UnionFind } from '../../src/text/union-find.js'

it('joins things into groups, the largest first, then by their first member', () => {
  const groups = new UnionFind(9)
  for (const [one, other] of [
    [7, 8],
    [4, 3],
    [5, 4],
    [2, 1],
    [4, 5],
  ]) {
    groups.join(one, other)
  }
  expect(groups.groups()).toEqual([
    [3, 4, 5],
    [1, 2],
    [7, 8],
  ])
  expect(groups.find(5)).toBe(3)
  expect(groups.find(0)).toBe(0)
})

it('has no groups where nothing was joined', () => {
  expect(new UnionFind(3).groups()).toEqual([])
  expect(new UnionFind(0).groups()).toEqual([])
})

it('takes a long chain', () => {
  const groups = new UnionFind(100_000)
  for (let thing = 99_999; thing > 0; thing--) groups.join(thing, thing - 1)
  expect(groups.find(99_999)).toBe(0)
  expect(groups.groups()[0]).toHaveLength(100_000)
})
