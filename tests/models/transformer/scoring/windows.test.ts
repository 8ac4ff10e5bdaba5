import { describe, expect, test } from 'vitest'
import { batchesOf, paddedLength, windowsOver } from '../../../../src/models/transformer/scoring/windows.js'

describe('windows', () => {
  test('of a document longer than the context advance by half of it', () => {
    expect(windowsOver([5], 4)).toEqual([
      { document: 0, start: 0, length: 4, from: 0 },
      { document: 0, start: 2, length: 3, from: 2 },
    ])
    expect(windowsOver([9], 4)).toEqual([
      { document: 0, start: 0, length: 4, from: 0 },
      { document: 0, start: 2, length: 4, from: 2 },
      { document: 0, start: 4, length: 4, from: 2 },
      { document: 0, start: 6, length: 3, from: 2 },
    ])
  })

  test('of documents that fit are one each, of empty ones none', () => {
    expect(windowsOver([4, 0, 1], 4)).toEqual([
      { document: 0, start: 0, length: 4, from: 0 },
      { document: 2, start: 0, length: 1, from: 0 },
    ])
    expect(windowsOver([], 4)).toEqual([])
  })

  test('predict every position once, those behind the first window from half a context at least', () => {
    for (const context of [2, 3, 4, 7, 8]) {
      for (let length = 1; length <= 40; length++) {
        const windows = windowsOver([length], context)
        const positions = windows.flatMap(({ start, length: size, from }) =>
          Array.from({ length: size - from }, (_, index) => start + from + index),
        )
        expect(positions).toEqual(Array.from({ length }, (_, position) => position))
        for (const [index, { length: size, from }] of windows.entries()) {
          expect(size).toBeLessThanOrEqual(context)
          if (index > 0) expect(from).toBeGreaterThanOrEqual(Math.floor(context / 2))
        }
      }
    }
  })
})

test('sizes to pad to double from 16 to the context', () => {
  expect([1, 16, 17, 33, 100, 128].map((length) => paddedLength(length, 128))).toEqual([
    16, 16, 32, 64, 128, 128,
  ])
  expect([1, 20, 33, 48].map((length) => paddedLength(length, 48))).toEqual([16, 32, 48, 48])
  expect([1, 8].map((length) => paddedLength(length, 8))).toEqual([8, 8])
})

test('batches have one padded length each, and a shape that depends on it alone', () => {
  const windows = windowsOver([3, 20, 5, 16, 1, 30], 32)
  const shown = batchesOf(windows, 32, 48).map(({ length, rows, windows: inside }) => ({
    length,
    rows,
    documents: inside.map(({ document }) => document),
  }))
  expect(shown).toEqual([
    { length: 32, rows: 1, documents: [1] },
    { length: 32, rows: 1, documents: [5] },
    { length: 16, rows: 3, documents: [0, 2, 3] },
    { length: 16, rows: 3, documents: [4] },
  ])
  // Whatever stands before it, the windows of a long document come in their order.
  const long = batchesOf(windowsOver([3, 40], 32), 32, 64).flatMap(({ windows: inside }) => inside)
  expect(long.filter(({ document }) => document === 1).map(({ start }) => start)).toEqual([0, 16])
  // Never less than one row.
  expect(batchesOf(windowsOver([30], 32), 32, 5)[0].rows).toBe(1)
})
