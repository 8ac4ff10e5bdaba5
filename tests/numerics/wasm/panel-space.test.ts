import { describe, expect, it } from 'vitest'
import { leb } from '../../../src/numerics/wasm/assembler.js'
import { type PanelMatrix, PanelSpace, placeOf } from '../../../src/numerics/wasm/panel-space.js'
import { keyedRng } from '../../../src/random/keyed.js'

const rng = keyedRng('panel-space')

/** A space that holds matrices of whole numbers, whose products are exact. */
function spaceOf(...sizes: readonly (readonly [rows: number, columns: number])[]) {
  let end = 0
  const matrices = sizes.map(([rows, columns]): PanelMatrix => {
    const start = end
    end += rows * columns
    return { start, columns }
  })
  const space = new PanelSpace(end)
  for (let at = 0; at < end; at++) space.values[at] = rng.integer(21) - 10
  return { space, matrices }
}

describe('PanelSpace', () => {
  it.each([
    [4, 4, 4],
    [12, 8, 36],
    [8, 20, 1044],
  ])('adds the product of %i rows with %i rows over %i columns', (rows, columns, depth) => {
    const { space, matrices } = spaceOf([rows, columns + 4], [rows + 4, depth + 8], [columns + 4, depth + 4])
    const [c, a, b] = matrices
    const before = space.values.slice()
    const part = (matrix: PanelMatrix, row: number, column: number) => ({ matrix, row, column })
    space.addProduct(part(c, 0, 4), part(a, 4, 8), part(b, 4, 4), rows, columns, depth)
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        let expected = before[placeOf(c, row, column + 4)]
        for (let k = 0; k < depth; k++) {
          expected += before[placeOf(a, row + 4, k + 8)] * before[placeOf(b, column + 4, k + 4)]
        }
        expect(space.values[placeOf(c, row, column + 4)]).toBe(expected)
      }
      // What lies beside the part stays.
      expect(space.values[placeOf(c, row, 3)]).toBe(before[placeOf(c, row, 3)])
    }
  })

  it('writes a block of a symmetric matrix on both sides', () => {
    const { space, matrices } = spaceOf([12, 12], [8, 8], [4, 8])
    const [c, a, b] = matrices
    const before = space.values.slice()
    space.addMirrored(
      { matrix: c, row: 4, column: 0 },
      { matrix: a, row: 0, column: 0 },
      { matrix: b, row: 0, column: 0 },
      8,
      4,
      8,
    )
    for (let row = 0; row < 8; row++) {
      for (let column = 0; column < 4; column++) {
        let expected = before[placeOf(c, row + 4, column)]
        for (let k = 0; k < 8; k++) expected += before[placeOf(a, row, k)] * before[placeOf(b, column, k)]
        expect(space.values[placeOf(c, row + 4, column)]).toBe(expected)
        expect(space.values[placeOf(c, column, row + 4)]).toBe(expected)
      }
    }
  })
})

describe('leb', () => {
  it('is the code of the WebAssembly specification', () => {
    // The example of its appendix on LEB128: 624485 is e5 8e 26.
    expect(leb(624_485)).toEqual([0xe5, 0x8e, 0x26])
    expect(leb(0)).toEqual([0])
    expect(leb(127)).toEqual([127])
    expect(leb(128)).toEqual([0x80, 1])
  })
})
