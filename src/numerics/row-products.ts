import { type PanelMatrix, PanelSpace, placeOf } from './wasm/panel-space.js'

/**
 * Products of the rows of matrices stored row after row in one Float64Array: what nearly all time of metrics of
 * vectors is spent on. Each product is summed from the first column to the last, whatever the blocks: the same bits on
 * every machine.
 */
const ROWS_OF_A_BLOCK = 128
const COLUMNS_OF_A_BLOCK = 64

/** out[i * rows of `right` + j] = row i of `left` . row j of `right`. */
export function rowProducts(left: Float64Array, right: Float64Array, dimension: number): Float64Array {
  const columns = right.length / dimension
  return inBlocks(left, right, dimension, () => columns)
}

/** The symmetric matrix of the products of all rows of one matrix with each other (its Gram matrix). */
export function gramOfRows(values: Float64Array, dimension: number): Float64Array {
  const rows = values.length / dimension
  const out = inBlocks(values, values, dimension, (rowEnd) => rowEnd)
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < row; column++) out[column * rows + row] = out[row * rows + column]
  }
  return out
}

/**
 * Squared lengths of rows, summed in the order in which products are: the product of two equal rows is exactly the
 * squared length of both.
 */
export function squaredLengths(values: Float64Array, dimension: number): Float64Array {
  const lengths = new Float64Array(values.length / dimension)
  for (let row = 0; row < lengths.length; row++) {
    const end = (row + 1) * dimension
    let sum = 0
    for (let at = row * dimension; at < end; at++) sum += values[at] * values[at]
    lengths[row] = sum
  }
  return lengths
}

/** Of the rows before `rowEnd` only the columns before `lastColumn(rowEnd)` are computed; others stay 0. */
function inBlocks(
  left: Float64Array,
  right: Float64Array,
  dimension: number,
  lastColumn: (rowEnd: number) => number,
): Float64Array {
  const rows = left.length / dimension
  const columns = right.length / dimension
  const out = new Float64Array(rows * columns)
  const height = Math.min(ROWS_OF_A_BLOCK, wholePanels(rows))
  const width = wholePanels(columns)
  const b: PanelMatrix = { start: 0, columns: dimension }
  const a: PanelMatrix = { start: width * dimension, columns: dimension }
  const c: PanelMatrix = { start: a.start + height * dimension, columns: width }
  const space = new PanelSpace(c.start + height * width)
  pack(right, dimension, space.values, b)
  for (let from = 0; from < rows; from += height) {
    const to = Math.min(from + height, rows)
    // What rows of the block before leave behind the last row is multiplied too, and not read.
    pack(left.subarray(from * dimension, to * dimension), dimension, space.values, a)
    space.values.fill(0, c.start)
    const last = lastColumn(to)
    for (let column = 0; column < last; column += COLUMNS_OF_A_BLOCK) {
      const breadth = Math.min(COLUMNS_OF_A_BLOCK, width - column)
      const part = { matrix: c, row: 0, column }
      const factor = { matrix: b, row: column, column: 0 }
      space.addProduct(
        part,
        { matrix: a, row: 0, column: 0 },
        factor,
        wholePanels(to - from),
        breadth,
        dimension,
      )
    }
    for (let row = from; row < to; row++) {
      const place = placeOf(c, row - from, 0)
      for (let column = 0; column < last; column++) {
        out[row * columns + column] = space.values[place + column * 4]
      }
    }
  }
  return out
}

/** Rows as panels of four hold them. */
function wholePanels(rows: number): number {
  return Math.ceil(rows / 4) * 4
}

function pack(values: Float64Array, dimension: number, into: Float64Array, matrix: PanelMatrix): void {
  const rows = values.length / dimension
  for (let row = 0; row < rows; row++) {
    const place = placeOf(matrix, row, 0)
    for (let axis = 0; axis < dimension; axis++) into[place + axis * 4] = values[row * dimension + axis]
  }
}
