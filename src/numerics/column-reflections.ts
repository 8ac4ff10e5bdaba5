import { reflector } from './reflector.js'

/** A tall matrix as reflections times a triangle: its QR decomposition. */
export interface ColumnReflections {
  /** Column k's vector is `vectors[k * rows] ..`: zeros, a 1 at k, and what follows. */
  readonly vectors: Float64Array
  readonly scales: Float64Array
  /** Row after row, columns x columns; 0 below the diagonal. */
  readonly triangle: Float64Array
}

/** Householder QR of a matrix given column after column, rows >= columns; the array is used up. */
export function reflectColumns(values: Float64Array, rows: number, columns: number): ColumnReflections {
  const scales = new Float64Array(columns)
  const triangle = new Float64Array(columns * columns)
  for (let k = 0; k < columns; k++) {
    const start = k * rows
    const { image, scale } = reflector(values, start + k, start + rows)
    scales[k] = scale
    for (let row = 0; row < k; row++) triangle[row * columns + k] = values[start + row]
    triangle[k * columns + k] = image
    values.fill(0, start, start + k)
    if (scale === 0) continue
    for (let later = k + 1; later < columns; later++) {
      reflect(values, start + k, later * rows + k, rows - k, scale)
    }
  }
  return { vectors: values, scales, triangle }
}

function reflect(values: Float64Array, vector: number, column: number, length: number, scale: number): void {
  let overlap = 0
  for (let at = 0; at < length; at++) overlap += values[vector + at] * values[column + at]
  overlap *= scale
  for (let at = 0; at < length; at++) values[column + at] -= overlap * values[vector + at]
}

/**
 * T of I - V T V', the product of the reflections; upper triangular. `overlaps` is V' V.
 *
 * Source: Schreiber and Van Loan 1989, A storage-efficient WY representation for products of Householder transformations.
 */
export function compactForm(scales: Float64Array, overlaps: Float64Array): Float64Array {
  const size = scales.length
  const t = new Float64Array(size * size)
  for (let k = 0; k < size; k++) {
    t[k * size + k] = scales[k]
    for (let row = 0; row < k; row++) {
      let sum = 0
      for (let at = row; at < k; at++) sum += t[row * size + at] * overlaps[at * size + k]
      t[row * size + k] = -scales[k] * sum
    }
  }
  return t
}
