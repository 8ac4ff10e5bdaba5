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
  const chase = new Chase(band)
  for (let column = 0; column + 2 < size; column++) {
    let first = column + 1
    let last = Math.min(first + bandwidth, size)
    let reflected = chase.takeColumn(column, last)
    while (reflected) {
      chase.reflectDiagonalBlock(first, last)
      if (last === size) break
      const next = Math.min(last + bandwidth, size)
      reflected = chase.reflectBlockBelow(first, last, next)
      first = last
      last = next
    }
  }
  const at = width - 1
  const diagonal = Float64Array.from({ length: size }, (_, row) => values[row * width + at])
  const below = Float64Array.from({ length: size }, (_, row) =>
    row + 1 < size ? values[(row + 1) * width + at - 1] : 0,
  )
  return { diagonal, below }
}

/** The reflection (1 - scale v v') that is under way, and what it does to the rows and columns first .. last - 1. */
class Chase {
  readonly #values: Float64Array
  readonly #width: number
  #vector: Float64Array
  #scale = 0
  /** The vector of the next block, and work space. */
  #next: Float64Array
  readonly #image: Float64Array
  readonly #overlaps: Float64Array

  constructor({ values, width, bandwidth }: BandMatrix) {
    this.#values = values
    this.#width = width
    this.#vector = new Float64Array(bandwidth)
    this.#next = new Float64Array(bandwidth)
    this.#image = new Float64Array(bandwidth)
    this.#overlaps = new Float64Array(bandwidth)
  }

  /** Place of an entry, column <= row. */
  #place(row: number, column: number): number {
    return row * this.#width + column - row + this.#width - 1
  }

  /** Reflects a column so that its first entry below the diagonal alone stays. False: it is of that form. */
  takeColumn(column: number, last: number): boolean {
    const values = this.#values
    const vector = this.#vector
    const first = column + 1
    for (let row = first; row < last; row++) {
      vector[row - first] = values[this.#place(row, column)]
      values[this.#place(row, column)] = 0
    }
    const { image, scale } = reflector(vector, 0, last - first)
    values[this.#place(first, column)] = image
    this.#scale = scale
    return scale !== 0
  }

  /** The block on the diagonal, from both sides: its rows below the diagonal and this. */
  reflectDiagonalBlock(first: number, last: number): void {
    const values = this.#values
    const vector = this.#vector
    const image = this.#image
    const length = last - first
    image.fill(0)
    for (let i = 0; i < length; i++) {
      const start = this.#place(first + i, first)
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
      image[i] *= this.#scale
      overlap += image[i] * vector[i]
    }
    const half = (this.#scale * overlap) / 2
    for (let i = 0; i < length; i++) image[i] -= half * vector[i]
    for (let i = 0; i < length; i++) {
      const start = this.#place(first + i, first)
      const v = vector[i]
      const w = image[i]
      for (let j = 0; j <= i; j++) values[start + j] -= v * image[j] + w * vector[j]
    }
  }

  /**
   * The block of rows last .. next - 1 below it: from the right with the reflection under way, which fills it; then from
   * the left with the one that brings its first column back into the band, and that goes on. False: there is none to go on.
   */
  reflectBlockBelow(first: number, last: number, next: number): boolean {
    const values = this.#values
    const vector = this.#vector
    const following = this.#next
    const overlaps = this.#overlaps
    const image = this.#image
    const length = last - first
    const rows = next - last
    for (let row = 0; row < rows; row++) {
      const start = this.#place(last + row, first)
      let sum = 0
      for (let j = 0; j < length; j++) sum += values[start + j] * vector[j]
      overlaps[row] = this.#scale * sum
      following[row] = values[start] - overlaps[row]
    }
    const { image: kept, scale } = reflector(following, 0, rows)
    image.fill(0)
    let shared = 0
    for (let row = 0; row < rows; row++) {
      const start = this.#place(last + row, first)
      const own = following[row]
      for (let j = 1; j < length; j++) image[j] += own * values[start + j]
      shared += own * overlaps[row]
    }
    for (let j = 1; j < length; j++) image[j] = scale * (image[j] - shared * vector[j])
    for (let row = 0; row < rows; row++) {
      const start = this.#place(last + row, first)
      const fromRight = overlaps[row]
      const fromLeft = following[row]
      values[start] = row === 0 ? kept : 0
      for (let j = 1; j < length; j++) values[start + j] -= fromRight * vector[j] + fromLeft * image[j]
    }
    this.#next = vector
    this.#vector = following
    this.#scale = scale
    return scale !== 0
  }
}
