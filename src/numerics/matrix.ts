/** Small helpers for matrices stored row after row in one Float64Array. */

/** Columns become rows. */
export function transposed(values: Float64Array, columns: number): Float64Array {
  const rows = values.length / columns
  const out = new Float64Array(values.length)
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) out[column * rows + row] = values[row * columns + column]
  }
  return out
}

/** The mean of each column. */
export function columnMeans(values: Float64Array, columns: number): Float64Array {
  const rows = values.length / columns
  const means = new Float64Array(columns)
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) means[column] += values[row * columns + column]
  }
  for (let column = 0; column < columns; column++) means[column] /= rows
  return means
}

/** Every row less the given one. */
export function centred(values: Float64Array, centre: Float64Array): Float64Array {
  const columns = centre.length
  return values.map((value, at) => value - centre[at % columns])
}

/** The rows of one matrix, and below them those of another. */
export function stacked(upper: Float64Array, lower: Float64Array): Float64Array {
  const out = new Float64Array(upper.length + lower.length)
  out.set(upper)
  out.set(lower, upper.length)
  return out
}
