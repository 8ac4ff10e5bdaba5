export interface Tridiagonal {
  readonly diagonal: Float64Array
  /** `below[i]` stands below `diagonal[i]`; the last one is 0. */
  readonly below: Float64Array
  /** The basis in which the matrix is tridiagonal: row i is its i-th vector. */
  basis(): Float64Array
}

/**
 * A symmetric matrix in tridiagonal form, by Householder reflections. Everything runs along rows, as memory does.
 *
 * Source: Golub and Van Loan, Matrix Computations, algorithm 8.3.1.
 */
export function tridiagonal(matrix: Float64Array, size: number): Tridiagonal {
  const work = matrix.slice()
  const diagonal = new Float64Array(size)
  const below = new Float64Array(size)
  const scales = new Float64Array(size)
  const product = new Float64Array(size)
  for (let step = 0; step < size - 1; step++) {
    const row = step * size
    diagonal[step] = work[row + step]
    // The reflection's vector replaces the row right of the diagonal, and is kept there for the basis.
    const { image, scale } = reflector(work, row + step + 1, row + size)
    below[step] = image
    scales[step] = scale
    if (scale !== 0) reflect(work, size, step, scale, product)
  }
  if (size > 0) diagonal[size - 1] = work[size * size - 1]
  return { diagonal, below, basis: () => basisOf(work, scales, size) }
}

/**
 * Turns x (work[from .. to - 1]) into v with (1 - scale v v') x = (image, 0, 0, ...). Scale 0: x is of that form.
 */
function reflector(work: Float64Array, from: number, to: number): { image: number; scale: number } {
  let tail = 0
  for (let at = from + 1; at < to; at++) tail += work[at] * work[at]
  const head = work[from]
  if (tail === 0) return { image: head, scale: 0 }
  const length = Math.sqrt(head * head + tail)
  const image = head > 0 ? -length : length
  work[from] = head - image
  return { image, scale: 2 / (work[from] * work[from] + tail) }
}

/** A' = H A H for the part below and right of `step`, where H = 1 - scale v v': a change of rank two. */
function reflect(work: Float64Array, size: number, step: number, scale: number, product: Float64Array): void {
  const first = step + 1
  const vector = work.subarray(step * size, (step + 1) * size)
  product.fill(0)
  // Only what stands on and above the diagonal is read and written; each value serves for two.
  for (let row = first; row < size; row++) {
    const start = row * size
    const own = vector[row]
    let sum = work[start + row] * own
    for (let column = row + 1; column < size; column++) {
      const value = work[start + column]
      sum += value * vector[column]
      product[column] += value * own
    }
    product[row] += sum
  }
  let overlap = 0
  for (let at = first; at < size; at++) {
    product[at] *= scale
    overlap += product[at] * vector[at]
  }
  const half = (scale * overlap) / 2
  for (let at = first; at < size; at++) product[at] -= half * vector[at]
  for (let row = first; row < size; row++) {
    const start = row * size
    const v = vector[row]
    const w = product[row]
    for (let column = row; column < size; column++) {
      work[start + column] -= v * product[column] + w * vector[column]
    }
  }
}

/** The product of all reflections, its columns as rows. */
function basisOf(work: Float64Array, scales: Float64Array, size: number): Float64Array {
  const rows = new Float64Array(size * size)
  for (let row = 0; row < size; row++) rows[row * size + row] = 1
  for (let step = size - 2; step >= 0; step--) {
    const scale = scales[step]
    if (scale === 0) continue
    const vector = step * size
    for (let row = step + 1; row < size; row++) {
      const start = row * size
      let sum = 0
      for (let at = step + 1; at < size; at++) sum += rows[start + at] * work[vector + at]
      sum *= scale
      for (let at = step + 1; at < size; at++) rows[start + at] -= sum * work[vector + at]
    }
  }
  return rows
}
