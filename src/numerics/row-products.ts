/**
 * Products of the rows of matrices stored row after row in one Float64Array: what nearly all time of metrics of
 * vectors is spent on. Summed in pieces of `DEPTH` columns that stay in a processor's nearest cache, two rows by
 * four at a time.
 */
const DEPTH = 256
const ROWS_OF_A_BLOCK = 64

/** out[i * rows of `right` + j] = row i of `left` . row j of `right`. */
export function rowProducts(left: Float64Array, right: Float64Array, dimension: number): Float64Array {
  const rows = left.length / dimension
  const columns = right.length / dimension
  const out = new Float64Array(rows * columns)
  inBlocks({ left, right, dimension, out, columns }, () => 0, rows)
  return out
}

/** The symmetric matrix of the products of all rows of one matrix with each other (its Gram matrix). */
export function gramOfRows(values: Float64Array, dimension: number): Float64Array {
  const rows = values.length / dimension
  const out = new Float64Array(rows * rows)
  const product = { left: values, right: values, dimension, out, columns: rows }
  // Tiles left of the diagonal are skipped and mirrored; a tile on it is computed as a whole.
  inBlocks(product, (row) => row - (row % 4), rows)
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < row; column++) out[row * rows + column] = out[column * rows + row]
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
    for (let from = 0; from < dimension; from += DEPTH) {
      const to = Math.min(from + DEPTH, dimension)
      lengths[row] += dot(values, row * dimension, values, row * dimension, from, to)
    }
  }
  return lengths
}

interface Product {
  readonly left: Float64Array
  readonly right: Float64Array
  readonly dimension: number
  readonly out: Float64Array
  readonly columns: number
}

function inBlocks(product: Product, firstColumn: (row: number) => number, rows: number): void {
  const { dimension, columns } = product
  for (let from = 0; from < dimension; from += DEPTH) {
    const to = Math.min(from + DEPTH, dimension)
    for (let block = 0; block < columns; block += ROWS_OF_A_BLOCK) {
      const end = Math.min(block + ROWS_OF_A_BLOCK, columns)
      for (let row = 0; row < rows; row += 2) {
        for (let column = Math.max(block, firstColumn(row)); column < end; column += 4) {
          if (row + 1 < rows && column + 3 < end) tile(product, row, column, from, to)
          else edge(product, row, Math.min(row + 2, rows), column, Math.min(column + 4, end), from, to)
        }
      }
    }
  }
}

function tile(
  { left, right, dimension, out, columns }: Product,
  row: number,
  column: number,
  from: number,
  to: number,
): void {
  const l0 = row * dimension
  const l1 = l0 + dimension
  const r0 = column * dimension
  const r1 = r0 + dimension
  const r2 = r1 + dimension
  const r3 = r2 + dimension
  let s00 = 0
  let s01 = 0
  let s02 = 0
  let s03 = 0
  let s10 = 0
  let s11 = 0
  let s12 = 0
  let s13 = 0
  for (let at = from; at < to; at++) {
    const a = left[l0 + at]
    const b = left[l1 + at]
    const w = right[r0 + at]
    const x = right[r1 + at]
    const y = right[r2 + at]
    const z = right[r3 + at]
    s00 += a * w
    s01 += a * x
    s02 += a * y
    s03 += a * z
    s10 += b * w
    s11 += b * x
    s12 += b * y
    s13 += b * z
  }
  const o0 = row * columns + column
  const o1 = o0 + columns
  out[o0] += s00
  out[o0 + 1] += s01
  out[o0 + 2] += s02
  out[o0 + 3] += s03
  out[o1] += s10
  out[o1 + 1] += s11
  out[o1 + 2] += s12
  out[o1 + 3] += s13
}

function edge(
  { left, right, dimension, out, columns }: Product,
  row: number,
  rowEnd: number,
  column: number,
  columnEnd: number,
  from: number,
  to: number,
): void {
  for (let r = row; r < rowEnd; r++) {
    for (let c = column; c < columnEnd; c++) {
      out[r * columns + c] += dot(left, r * dimension, right, c * dimension, from, to)
    }
  }
}

function dot(
  left: Float64Array,
  leftStart: number,
  right: Float64Array,
  rightStart: number,
  from: number,
  to: number,
): number {
  let sum = 0
  for (let at = from; at < to; at++) sum += left[leftStart + at] * right[rightStart + at]
  return sum
}
