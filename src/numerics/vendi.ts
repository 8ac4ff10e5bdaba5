import { gramOfRows } from './row-products.js'
import { symmetricEigenvalues } from './symmetric-eigenvalues.js'

/**
 * Vendi score of a symmetric similarity matrix (positive semi-definite, size x size) for each order: the effective
 * number of different things, from 1 where all are alike to `size` where none resembles another.
 *
 * **Formula.** The Hill number of order q of the eigenvalues l of the matrix divided by its trace:
 * (sum l^q)^(1 / (1 - q)); exp(-sum l ln l) for q = 1; 1 / max l for infinity. With 1 on the diagonal the trace is
 * the size; a thing without any similarity, not even with itself, counts for nothing.
 *
 * Order 2 alone is taken from the sum of squares and needs no eigenvalues; the others need about 1.5 size^3
 * operations.
 *
 * Source: Friedman and Dieng 2023, The Vendi Score, arXiv:2210.02410; Pasarkar and Dieng 2024, Cousins of the Vendi
 * Score, arXiv:2310.12952.
 *
 * @throws RangeError where the trace is not above 0
 * @example
 * vendiOfGram(Float64Array.of(1, 0, 0, 1), 2, [1, 2]) // [2, 2]
 */
export function vendiOfGram(gram: Float64Array, size: number, orders: readonly number[]): number[] {
  let trace = 0
  for (let at = 0; at < size; at++) trace += gram[at * size + at]
  if (!(trace > 0)) throw new RangeError('a similarity matrix with a trace above 0 was expected')
  if (orders.every((order) => order === 2)) {
    const score = vendiOfSquares(sumOfSquares(gram), trace)
    return orders.map(() => score)
  }
  const eigenvalues = symmetricEigenvalues(gram, size)
  const shares = eigenvalues.map((value) => value / trace)
  return orders.map((order) => vendiOfShares(shares, order))
}

/**
 * The same of rows of features, stored one after the other: two rows are as similar as the cosine of their angle.
 * Rows of zeros have no direction and are left out. Rows or columns are multiplied, whichever are fewer: the
 * eigenvalues above 0 are those of both.
 *
 * @throws RangeError where no row has a value that is not 0
 * @example
 * vendiOfRows(Float64Array.of(1, 0, 0, 3, 0, 5), 3, 2, [1]) // [1.8899]: shares 1/3 and 2/3
 */
export function vendiOfRows(
  values: Float64Array,
  rows: number,
  dimension: number,
  orders: readonly number[],
): number[] {
  const directions = normalised(values, rows, dimension)
  return rows <= dimension
    ? vendiOfGram(gramOfRows(directions, dimension), rows, orders)
    : vendiOfGram(gramOfRows(transposed(directions, rows, dimension), rows), dimension, orders)
}

/** Order 2, from the sum of the squared similarities of all pairs (both ways, and with themselves) and the trace. */
export function vendiOfSquares(squares: number, trace: number): number {
  return (trace * trace) / squares
}

/** Smaller shares are 0 but for rounding; orders below 1 would count them. */
const SMALLEST_SHARE = 1e-14

function vendiOfShares(shares: Float64Array, order: number): number {
  const present = shares.filter((share) => share > SMALLEST_SHARE).sort()
  if (order === Number.POSITIVE_INFINITY) return 1 / present[present.length - 1]
  let sum = 0
  for (const share of present) {
    const logarithm = Math.log(share)
    sum += order === 1 ? -share * logarithm : Math.exp(order * logarithm)
  }
  return order === 1 ? Math.exp(sum) : Math.exp(Math.log(sum) / (1 - order))
}

function sumOfSquares(values: Float64Array): number {
  let sum = 0
  for (const value of values) sum += value * value
  return sum
}

function normalised(values: Float64Array, rows: number, dimension: number): Float64Array {
  const directions = new Float64Array(rows * dimension)
  for (let row = 0; row < rows; row++) {
    const own = values.subarray(row * dimension, (row + 1) * dimension)
    const length = Math.sqrt(sumOfSquares(own))
    if (length === 0) continue
    for (let column = 0; column < dimension; column++) {
      directions[row * dimension + column] = own[column] / length
    }
  }
  return directions
}

function transposed(values: Float64Array, rows: number, columns: number): Float64Array {
  const turned = new Float64Array(rows * columns)
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++)
      turned[column * rows + row] = values[row * columns + column]
  }
  return turned
}
