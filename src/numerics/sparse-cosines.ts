/** Rows of features, most of them 0: row r has `weights[at]` in column `columns[at]`, offsets[r] <= at < offsets[r + 1]. */
export interface SparseRows {
  readonly offsets: Uint32Array
  readonly columns: Int32Array
  readonly weights: Float64Array
  /** Columns are 0 .. width - 1. */
  readonly width: number
}

/**
 * Visits the rows of the matrix of cosines between rows, averaged over several tables of the same rows, up to the
 * diagonal: `cosines[j]` for j <= row. A row of zeros has 0 with all, itself included. The array is used again.
 *
 * Time is the number of pairs of rows that share a column, counted for each column.
 */
export function forCosines(
  tables: readonly SparseRows[],
  visit: (row: number, cosines: Float64Array) => void,
): void {
  const rows = tables[0].offsets.length - 1
  const parts = tables.map((table) => new CosineRows(table))
  const cosines = new Float64Array(rows)
  for (let row = 0; row < rows; row++) {
    cosines.fill(0, 0, row + 1)
    for (const part of parts) part.add(row, 1 / tables.length, cosines)
    visit(row, cosines)
  }
}

/** The whole matrix of the cosines that `forCosines` visits. */
export function cosineMatrix(tables: readonly SparseRows[]): Float64Array {
  const size = tables[0].offsets.length - 1
  const matrix = new Float64Array(size * size)
  forCosines(tables, (row, cosines) => {
    for (let column = 0; column <= row; column++) {
      matrix[row * size + column] = cosines[column]
      matrix[column * size + row] = cosines[column]
    }
  })
  return matrix
}

/** One table, turned round as its rows come: for each column the rows so far that have it. */
class CosineRows {
  readonly #table: SparseRows
  readonly #inverseLengths: Float64Array
  readonly #starts: Uint32Array
  readonly #filled: Uint32Array
  readonly #rows: Int32Array
  readonly #weights: Float64Array
  readonly #sums: Float64Array

  constructor(table: SparseRows) {
    const { offsets, columns, weights, width } = table
    this.#table = table
    this.#inverseLengths = inverseLengths(table)
    this.#starts = new Uint32Array(width + 1)
    for (const column of columns) this.#starts[column + 1]++
    for (let column = 0; column < width; column++) this.#starts[column + 1] += this.#starts[column]
    this.#filled = this.#starts.slice()
    this.#rows = new Int32Array(columns.length)
    this.#weights = new Float64Array(weights.length)
    this.#sums = new Float64Array(offsets.length - 1)
  }

  /** Adds `share` of the row's cosines; rows are asked for in order. */
  add(row: number, share: number, cosines: Float64Array): void {
    const { offsets, columns, weights } = this.#table
    const sums = this.#sums
    const rows = this.#rows
    const others = this.#weights
    sums.fill(0, 0, row + 1)
    for (let at = offsets[row]; at < offsets[row + 1]; at++) {
      const column = columns[at]
      const weight = weights[at]
      const last = this.#filled[column]++
      rows[last] = row
      others[last] = weight
      for (let place = this.#starts[column]; place <= last; place++) {
        sums[rows[place]] += weight * others[place]
      }
    }
    const own = share * this.#inverseLengths[row]
    for (let other = 0; other <= row; other++)
      cosines[other] += sums[other] * own * this.#inverseLengths[other]
  }
}

/** 0 for a row of zeros. */
function inverseLengths({ offsets, weights }: SparseRows): Float64Array {
  const inverse = new Float64Array(offsets.length - 1)
  for (let row = 0; row < inverse.length; row++) {
    let squares = 0
    for (let at = offsets[row]; at < offsets[row + 1]; at++) squares += weights[at] * weights[at]
    inverse[row] = squares === 0 ? 0 : 1 / Math.sqrt(squares)
  }
  return inverse
}
