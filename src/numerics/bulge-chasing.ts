import type { BandMatrix } from './band-matrix.js'
import { reflector } from './reflector.js'

export interface TridiagonalMatrix {
  readonly diagonal: Float64Array
  /** `below[i]` stands below `diagonal[i]`; the last one is 0. */
  readonly below: Float64Array
}

/**
 * A symmetric band matrix in tridiagonal form, with the same eigenvalues; the band is used up. Column by column the
 * entries below the subdiagonal are reflected away, and what that leaves outside the band is chased down to its end.
 *
 * Source: Lang 1993, A parallel algorithm for reducing symmetric banded matrices to tridiagonal form, SIAM J. Sci.
 * Comput. 14.
 */
export function tridiagonalOfBand(band: BandMatrix): TridiagonalMatrix {
  const { size, bandwidth, width, values } = band
  const vector = new Float64Array(bandwidth)
  const image = new Float64Array(bandwidth)
  for (let sweep = 0; sweep + 2 < size; sweep++) {
    let column = sweep
    let first = sweep + 1
    while (first < size) {
      const last = Math.min(first + bandwidth, size)
      const scale = takeColumn(band, column, first, last, vector)
      const next = Math.min(last + bandwidth, size)
      if (scale !== 0) {
        reflectBlock(band, first, last, vector, scale, image)
        reflectFromRight(band, first, last, next, vector, scale)
      }
      // Where nothing fell out of the band, there is nothing to chase.
      if (scale === 0 || last === next) break
      column = first
      first = last
    }
  }
  const at = width - 1
  const diagonal = Float64Array.from({ length: size }, (_, row) => values[row * width + at])
  const below = Float64Array.from({ length: size }, (_, row) =>
    row + 1 < size ? values[(row + 1) * width + at - 1] : 0,
  )
  return { diagonal, below }
}

/**
 * Reflects rows first .. last - 1 so that of a column only its first entry stays, the columns right of it up to `first`
 * with it. The vector is left in `vector`; the scale is returned.
 */
function takeColumn(
  { width, values }: BandMatrix,
  column: number,
  first: number,
  last: number,
  vector: Float64Array,
): number {
  const length = last - first
  const shift = width - 1
  for (let row = first; row < last; row++) {
    const at = row * width + column - row + shift
    vector[row - first] = values[at]
    values[at] = 0
  }
  const { image, scale } = reflector(vector, 0, length)
  values[first * width + column - first + shift] = image
  if (scale === 0) return 0
  const columns = first - column - 1
  for (let k = 1; k <= columns; k++) {
    let overlap = 0
    for (let row = first; row < last; row++) {
      overlap += vector[row - first] * values[row * width + column + k - row + shift]
    }
    overlap *= scale
    for (let row = first; row < last; row++) {
      values[row * width + column + k - row + shift] -= overlap * vector[row - first]
    }
  }
  return scale
}

/** The block on the diagonal, from both sides. */
function reflectBlock(
  { width, values }: BandMatrix,
  first: number,
  last: number,
  vector: Float64Array,
  scale: number,
  image: Float64Array,
): void {
  const length = last - first
  image.fill(0)
  for (let i = 0; i < length; i++) {
    const start = (first + i) * width + width - 1 - i
    const own = vector[i]
    let sum = values[start + i] * own
    for (let j = 0; j < i; j++) {
      const value = values[start + j]
      sum += value * vector[j]
      image[j] += value * own
    }
    image[i] += sum
  }
  let overlap = 0
  for (let i = 0; i < length; i++) {
    image[i] *= scale
    overlap += image[i] * vector[i]
  }
  const half = (scale * overlap) / 2
  for (let i = 0; i < length; i++) image[i] -= half * vector[i]
  for (let i = 0; i < length; i++) {
    const start = (first + i) * width + width - 1 - i
    const v = vector[i]
    const w = image[i]
    for (let j = 0; j <= i; j++) values[start + j] -= v * image[j] + w * vector[j]
  }
}

/** The block below it, rows last .. next - 1: here entries fall out of the band. */
function reflectFromRight(
  { width, values }: BandMatrix,
  first: number,
  last: number,
  next: number,
  vector: Float64Array,
  scale: number,
): void {
  const length = last - first
  for (let row = last; row < next; row++) {
    const start = row * width + first - row + width - 1
    let overlap = 0
    for (let j = 0; j < length; j++) overlap += values[start + j] * vector[j]
    overlap *= scale
    for (let j = 0; j < length; j++) values[start + j] -= overlap * vector[j]
  }
}
