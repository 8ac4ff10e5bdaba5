import { expect, it } from 'vitest'
import type { Spec } from '../../../src/report/charts/spec.js'
import { packRows, UNPACK, withPackedData } from '../../../src/report/html/packed-rows.js'

const odd: readonly Spec[] = [{ a: 1 }, { b: 2 }]
const rows: readonly Spec[] = [
  { arm: 'a', name: 'A', x: 1, dash: [] },
  { arm: 'a', name: 'B', x: 2, dash: [] },
  { arm: 'a', name: 'A', x: 3, dash: [] },
  { arm: 'a', name: 'B', x: 4, dash: [] },
]

it('keeps a column as one value, as few, or as each', () => {
  expect(packRows(rows)).toEqual({
    length: 4,
    columns: {
      arm: { all: 'a' },
      name: { of: ['A', 'B'], at: [0, 1, 0, 1] },
      x: { each: [1, 2, 3, 4] },
      dash: { all: [] },
    },
  })
})

it('leaves rows of different keys as they are', () => {
  expect(packRows(odd)).toBe(odd)
  expect(packRows([])).toEqual([])
})

it('is undone by the script of the page', () => {
  const spec = withPackedData({ datasets: { one: rows, two: odd, three: [] } })
  const unpacked = new Function(`${UNPACK}; return unpacked`)() as (data: object) => object
  const data = JSON.parse(JSON.stringify({ panels: { p: { spec } } }))
  expect(unpacked(data)).toEqual({
    panels: { p: { spec: { datasets: { one: rows, two: [{ a: 1 }, { b: 2 }], three: [] } } } },
  })
})
