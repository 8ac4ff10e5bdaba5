import type { BandMatrix } from './band-matrix.js'
import { compactForm, reflectColumns } from './column-reflections.js'
import { type PanelMatrix, PanelSpace, type Part, placeOf } from './wasm/panel-space.js'

/** Columns that are reduced at a time, and the bandwidth that is left. A multiple of 4. */
export const BAND = 24

/** Columns of the matrix that are changed at a time. */
const BLOCK = 64

/**
 * A symmetric matrix as a band matrix with the same eigenvalues, by blocks of Householder reflections. The size is
 * rounded up to a multiple of the bandwidth: what is added is 0 and stays apart at the end.
 *
 * **Method.** Per step: the columns left of the trailing matrix M are made triangular (QR, reflections I - V T V'), then
 * M' = M - V W' - W V' with W = M V T - V S / 2 and S = T' V' M V T. Nearly all of the 4/3 size^3 operations are products
 * of tall matrices.
 *
 * Source: Bischof, Lang and Sun 2000, A framework for symmetric band reduction, ACM TOMS 26.
 */
export function bandOf(matrix: Float64Array, size: number): BandMatrix {
  const work = new BandWork(matrix, size)
  for (let first = BAND; first < work.size; first += BAND) work.reduce(first)
  return work.band()
}

class BandWork {
  readonly size: number
  readonly #space: PanelSpace
  readonly #matrix: PanelMatrix
  /** [V, M V], later [V, W]. */
  readonly #tall: PanelMatrix
  /** V' and (M V)'. */
  readonly #wideV: PanelMatrix
  readonly #wideProduct: PanelMatrix
  readonly #w: PanelMatrix
  /** -[W, V]. */
  readonly #change: PanelMatrix
  /** [-S / 2; T]', and products of BAND x BAND. */
  readonly #factors: PanelMatrix
  readonly #square: PanelMatrix

  constructor(matrix: Float64Array, size: number) {
    this.size = Math.ceil(size / BAND) * BAND
    let end = 0
    const room = (rows: number, columns: number): PanelMatrix => {
      const start = end
      end += rows * columns
      return { start, columns }
    }
    this.#matrix = room(this.size, this.size)
    this.#tall = room(this.size, 2 * BAND)
    this.#wideV = room(BAND, this.size)
    this.#wideProduct = room(BAND, this.size)
    this.#w = room(this.size, BAND)
    this.#change = room(this.size, 2 * BAND)
    this.#factors = room(BAND, 2 * BAND)
    this.#square = room(BAND, BAND)
    this.#space = new PanelSpace(end)
    for (let row = 0; row < size; row++) {
      const to = placeOf(this.#matrix, row, 0)
      for (let column = 0; column < size; column++) {
        this.#space.values[to + column * 4] = matrix[row * size + column]
      }
    }
  }

  /** Brings the BAND columns left of `first` to the band, and changes what is right of them. */
  reduce(first: number): void {
    const rows = this.size - first
    const { vectors, scales, triangle } = reflectColumns(this.#columnsLeftOf(first), rows, BAND)
    this.#keep(triangle, first)
    this.#spread(vectors, rows)
    const t = compactForm(scales, this.#withVectors(this.#wideV, rows))
    this.#multiplyTrailing(first, rows)
    this.#findW(t, sandwiched(t, this.#withVectors(this.#wideProduct, rows)), rows)
    this.#update(first, rows)
  }

  band(): BandMatrix {
    const { size } = this
    const width = 2 * BAND + 1
    const values = new Float64Array(size * width)
    for (let row = 0; row < size; row++) {
      for (let column = Math.max(0, row - BAND); column <= row; column++) {
        values[row * width + column - row + width - 1] =
          this.#space.values[placeOf(this.#matrix, row, column)]
      }
    }
    return { size, bandwidth: BAND, width, values }
  }

  #columnsLeftOf(first: number): Float64Array {
    const rows = this.size - first
    const columns = new Float64Array(rows * BAND)
    for (let row = 0; row < rows; row++) {
      const from = placeOf(this.#matrix, first + row, first - BAND)
      for (let k = 0; k < BAND; k++) columns[k * rows + row] = this.#space.values[from + k * 4]
    }
    return columns
  }

  /** The triangle that is left of the columns; below it is what the band drops. */
  #keep(triangle: Float64Array, first: number): void {
    for (let row = 0; row < BAND; row++) {
      const to = placeOf(this.#matrix, first + row, first - BAND)
      for (let k = 0; k < BAND; k++) this.#space.values[to + k * 4] = triangle[row * BAND + k]
    }
  }

  /** V where products read it; 0 where they add. */
  #spread(vectors: Float64Array, rows: number): void {
    const { values } = this.#space
    const v = this.#sized(this.#wideV, rows)
    values.fill(0, this.#tall.start, placeOf(this.#tall, rows, 0))
    for (let k = 0; k < BAND; k++) {
      const wide = placeOf(v, k, 0)
      for (let row = 0; row < rows; row++) {
        const value = vectors[k * rows + row]
        values[wide + row * 4] = value
        values[placeOf(this.#tall, row, k)] = value
      }
    }
  }

  /** A wide matrix that is used for fewer columns than it has room for. */
  #sized({ start }: PanelMatrix, columns: number): PanelMatrix {
    return { start, columns }
  }

  /** V' X of a wide X', row after row. */
  #withVectors(wide: PanelMatrix, rows: number): Float64Array {
    const { values } = this.#space
    const square = this.#square
    values.fill(0, square.start, square.start + BAND * BAND)
    const part = (matrix: PanelMatrix) => whole(this.#sized(matrix, rows))
    this.#space.addProduct(whole(square), part(this.#wideV), part(wide), BAND, BAND, rows)
    const product = new Float64Array(BAND * BAND)
    for (let row = 0; row < BAND; row++) {
      for (let k = 0; k < BAND; k++) product[row * BAND + k] = values[placeOf(square, row, k)]
    }
    return product
  }

  /** M V, and its transpose. */
  #multiplyTrailing(first: number, rows: number): void {
    const { values } = this.#space
    const product = { matrix: this.#tall, row: 0, column: BAND }
    const trailing = { matrix: this.#matrix, row: first, column: first }
    this.#space.addProduct(product, trailing, whole(this.#sized(this.#wideV, rows)), rows, BAND, rows)
    const turned = this.#sized(this.#wideProduct, rows)
    for (let row = 0; row < rows; row++) {
      const from = placeOf(this.#tall, row, BAND)
      for (let k = 0; k < BAND; k++) values[placeOf(turned, k, row)] = values[from + k * 4]
    }
  }

  /** W = [V, M V] [-S / 2; T]; takes the place of M V. */
  #findW(t: Float64Array, s: Float64Array, rows: number): void {
    const { values } = this.#space
    for (let row = 0; row < BAND; row++) {
      const to = placeOf(this.#factors, row, 0)
      for (let k = 0; k < BAND; k++) {
        values[to + k * 4] = s[k * BAND + row] / -2
        values[to + (BAND + k) * 4] = t[k * BAND + row]
      }
    }
    values.fill(0, this.#w.start, placeOf(this.#w, rows, 0))
    this.#space.addProduct(whole(this.#w), whole(this.#tall), whole(this.#factors), rows, BAND, 2 * BAND)
    for (let row = 0; row < rows; row++) {
      const change = placeOf(this.#change, row, 0)
      const own = placeOf(this.#tall, row, 0)
      const w = placeOf(this.#w, row, 0)
      for (let k = 0; k < BAND; k++) {
        values[change + k * 4] = -values[w + k * 4]
        values[change + (BAND + k) * 4] = -values[own + k * 4]
        values[own + (BAND + k) * 4] = values[w + k * 4]
      }
    }
  }

  /** M -= V W' + W V', block of columns by block: on the diagonal, and below it with its mirror image. */
  #update(first: number, rows: number): void {
    for (let block = 0; block < rows; block += BLOCK) {
      const columns = Math.min(BLOCK, rows - block)
      const below = block + columns
      const entry = (row: number): Part => ({ matrix: this.#matrix, row: first + row, column: first + block })
      const tall = (row: number): Part => ({ matrix: this.#tall, row, column: 0 })
      const change = { matrix: this.#change, row: block, column: 0 }
      this.#space.addProduct(entry(block), tall(block), change, columns, columns, 2 * BAND)
      this.#space.addMirrored(entry(below), tall(below), change, rows - below, columns, 2 * BAND)
    }
  }
}

function whole(matrix: PanelMatrix): Part {
  return { matrix, row: 0, column: 0 }
}

/** T' G T. */
function sandwiched(t: Float64Array, g: Float64Array): Float64Array {
  return product(transposed(t), product(g, t))
}

/** Of matrices of BAND x BAND. */
function product(left: Float64Array, right: Float64Array): Float64Array {
  const out = new Float64Array(BAND * BAND)
  for (let row = 0; row < BAND; row++) {
    for (let at = 0; at < BAND; at++) {
      const factor = left[row * BAND + at]
      for (let column = 0; column < BAND; column++)
        out[row * BAND + column] += factor * right[at * BAND + column]
    }
  }
  return out
}

function transposed(square: Float64Array): Float64Array {
  return square.map((_, at) => square[(at % BAND) * BAND + Math.floor(at / BAND)])
}
