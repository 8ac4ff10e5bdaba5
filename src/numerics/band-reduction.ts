import type { BandMatrix } from './band-matrix.js'
import { reflector } from './reflector.js'
import { type TileKernels, tileKernels } from './wasm/tiles.js'

/** Columns that are reduced at a time, and the bandwidth that is left. A multiple of 4. */
export const BAND = 32

const PAGE = 65_536
const DOUBLE = 8
/** Columns of a product that stay in a processor's nearest cache. */
const DEPTH = 256
const BLOCK = 64

/**
 * A symmetric matrix as a band matrix with the same eigenvalues, by blocks of Householder reflections. The size is
 * rounded up to a multiple of the bandwidth: what is added is 0 and stays apart at the end.
 *
 * **Method.** Per step: the columns left of the trailing matrix M are made triangular (QR, reflections I - V T V'), then
 * M' = M - V W' - W V' with W = M V T - V (T' V' M V T) / 2. Nearly all of the 4/3 size^3 operations are products of
 * tall matrices.
 *
 * Source: Bischof, Lang and Sun 2000, A framework for symmetric band reduction, ACM TOMS 26.
 */
export function bandOf(matrix: Float64Array, size: number): BandMatrix {
  const work = new BandWork(matrix, size)
  for (let column = 0; column + BAND < work.size; column += BAND) work.reduce(column)
  return work.band()
}

class BandWork {
  readonly size: number
  readonly #memory: Float64Array
  readonly #kernels: TileKernels
  /** Doubles between rows of the matrix. */
  readonly #stride: number
  /** Where things lie in memory, in doubles. */
  readonly #at: Readonly<Record<'matrix' | 'tall' | 'columns' | 'panels' | 'w' | 'update' | 'small' | 'square', number>>

  constructor(matrix: Float64Array, size: number) {
    this.size = Math.ceil(size / BAND) * BAND
    // Rows a multiple of 4 kB apart would fall into the same places of the cache.
    this.#stride = this.size % 512 === 0 ? this.size + BAND : this.size
    const tallSize = this.size * BAND
    let end = 0
    const room = (doubles: number) => {
      const start = end
      end += doubles
      return start
    }
    this.#at = {
      matrix: room(this.size * this.#stride),
      tall: room(2 * tallSize),
      columns: room(tallSize),
      panels: room(tallSize),
      w: room(tallSize),
      update: room(2 * tallSize),
      small: room(2 * BAND * BAND),
      square: room(BAND * BAND),
    }
    const memory = new WebAssembly.Memory({ initial: Math.ceil((end * DOUBLE) / PAGE) })
    this.#memory = new Float64Array(memory.buffer)
    this.#kernels = tileKernels(memory)
    for (let row = 0; row < size; row++) {
      this.#memory.set(matrix.subarray(row * size, (row + 1) * size), row * this.#stride)
    }
  }

  /** Brings columns `column` .. `column + BAND - 1` to the band. */
  reduce(column: number): void {
    const first = column + BAND
    const rows = this.size - first
    const scales = this.#triangular(column, first, rows)
    this.#spreadVectors(rows)
    const t = this.#compactForm(scales, rows)
    this.#multiplyTrailing(first, rows)
    this.#changeOf(t, rows)
    this.#update(first, rows)
  }

  band(): BandMatrix {
    const { size } = this
    const width = 2 * BAND + 1
    const values = new Float64Array(size * width)
    for (let row = 0; row < size; row++) {
      for (let column = Math.max(0, row - BAND); column <= row; column++) {
        values[row * width + column - row + width - 1] = this.#memory[this.#at.matrix + row * this.#stride + column]
      }
    }
    return { size, bandwidth: BAND, width, values }
  }

  /** QR of the columns below the band; leaves the vectors in `columns`, R in the matrix. Returns the scales. */
  #triangular(column: number, first: number, rows: number): Float64Array {
    const memory = this.#memory
    const { matrix, columns } = this.#at
    const scales = new Float64Array(BAND)
    for (let row = 0; row < rows; row++) {
      const from = matrix + (first + row) * this.#stride + column
      for (let k = 0; k < BAND; k++) memory[columns + k * rows + row] = memory[from + k]
    }
    for (let k = 0; k < BAND; k++) {
      const start = columns + k * rows
      const { image, scale } = reflector(memory, start + k, start + rows)
      scales[k] = scale
      for (let later = k + 1; later < BAND; later++) {
        if (scale !== 0) reflectColumn(memory, start + k, columns + later * rows + k, rows - k, scale)
      }
      for (let row = 0; row < BAND; row++) {
        const kept = row < k ? memory[start + row] : row === k ? image : 0
        memory[matrix + (first + row) * this.#stride + column + k] = kept
        if (row < k) memory[start + row] = 0
      }
    }
    return scales
  }

  /** The vectors in the other orders in which products read them. */
  #spreadVectors(rows: number): void {
    const memory = this.#memory
    const { columns, tall } = this.#at
    for (let row = 0; row < rows; row++) {
      for (let k = 0; k < BAND; k++) memory[tall + row * 2 * BAND + k] = memory[columns + k * rows + row]
    }
    this.#inPanels(tall, rows)
  }

  /** Copies BAND columns of rows 2 BAND apart into `panels` of four columns. */
  #inPanels(from: number, rows: number): void {
    const memory = this.#memory
    let to = this.#at.panels
    for (let panel = 0; panel < BAND; panel += 4) {
      for (let row = 0; row < rows; row++) {
        const start = from + row * 2 * BAND + panel
        memory[to++] = memory[start]
        memory[to++] = memory[start + 1]
        memory[to++] = memory[start + 2]
        memory[to++] = memory[start + 3]
      }
    }
  }

  /** V' times what is in `panels`. */
  #productWithColumns(rows: number): Float64Array {
    const { columns, panels, square } = this.#at
    this.#memory.fill(0, square, square + BAND * BAND)
    for (let row = 0; row < BAND; row += 4) {
      for (let from = 0; from < rows; from += DEPTH) {
        this.#kernels.tiles(
          (square + row * BAND) * DOUBLE,
          BAND * DOUBLE,
          (columns + row * rows + from) * DOUBLE,
          rows * DOUBLE,
          (panels + from * 4) * DOUBLE,
          rows * 4 * DOUBLE,
          Math.min(DEPTH, rows - from),
          BAND / 4,
        )
      }
    }
    return this.#memory.slice(square, square + BAND * BAND)
  }

  /** T of I - V T V', upper triangular, row after row. */
  #compactForm(scales: Float64Array, rows: number): Float64Array {
    const overlaps = this.#productWithColumns(rows)
    const t = new Float64Array(BAND * BAND)
    for (let k = 0; k < BAND; k++) {
      t[k * BAND + k] = scales[k]
      for (let row = 0; row < k; row++) {
        let sum = 0
        for (let at = row; at < k; at++) sum += t[row * BAND + at] * overlaps[at * BAND + k]
        t[row * BAND + k] = -scales[k] * sum
      }
    }
    return t
  }

  /** M V into the second half of `tall`. */
  #multiplyTrailing(first: number, rows: number): void {
    const { matrix, tall, panels } = this.#at
    const memory = this.#memory
    for (let row = 0; row < rows; row++) {
      const start = tall + row * 2 * BAND + BAND
      memory.fill(0, start, start + BAND)
    }
    for (let from = 0; from < rows; from += DEPTH) {
      const depth = Math.min(DEPTH, rows - from)
      for (let row = 0; row < rows; row += 4) {
        this.#kernels.tiles(
          (tall + row * 2 * BAND + BAND) * DOUBLE,
          2 * BAND * DOUBLE,
          (matrix + (first + row) * this.#stride + first + from) * DOUBLE,
          this.#stride * DOUBLE,
          (panels + from * 4) * DOUBLE,
          rows * 4 * DOUBLE,
          depth,
          BAND / 4,
        )
      }
    }
  }

  /** W = M V T - V S / 2 with S = T' V' M V T. */
  #changeOf(t: Float64Array, rows: number): void {
    const { tall, w, small } = this.#at
    const memory = this.#memory
    this.#inPanels(tall + BAND, rows)
    const s = sandwiched(t, this.#productWithColumns(rows))
    // One product: [V, M V] times S / -2 above T.
    for (let panel = 0; panel < BAND; panel += 4) {
      for (let k = 0; k < BAND; k++) {
        for (let column = 0; column < 4; column++) {
          const to = small + panel * 2 * BAND + k * 4 + column
          memory[to] = s[k * BAND + panel + column] / -2
          memory[to + BAND * 4] = t[k * BAND + panel + column]
        }
      }
    }
    memory.fill(0, w, w + rows * BAND)
    for (let row = 0; row < rows; row += 4) {
      this.#kernels.tiles(
        (w + row * BAND) * DOUBLE,
        BAND * DOUBLE,
        (tall + row * 2 * BAND) * DOUBLE,
        2 * BAND * DOUBLE,
        small * DOUBLE,
        2 * BAND * 4 * DOUBLE,
        2 * BAND,
        BAND / 4,
      )
    }
  }

  /** M -= V W' + W V': [V, W] times the transpose of -[W, V], below the diagonal and mirrored. */
  #update(first: number, rows: number): void {
    const { matrix, tall, w, update } = this.#at
    const memory = this.#memory
    for (let row = 0; row < rows; row++) {
      const own = tall + row * 2 * BAND
      const to = update + (row - (row & 3)) * 2 * BAND + (row & 3)
      for (let k = 0; k < BAND; k++) {
        const change = memory[w + row * BAND + k]
        memory[to + k * 4] = -change
        memory[to + (BAND + k) * 4] = -memory[own + k]
        memory[own + BAND + k] = change
      }
    }
    const entry = (row: number, column: number) =>
      (matrix + (first + row) * this.#stride + first + column) * DOUBLE
    for (let block = 0; block < rows; block += BLOCK) {
      const columns = Math.min(BLOCK, rows - block)
      for (let row = block; row < rows; row += 4) {
        const mirrored = row >= block + columns
        const run = mirrored ? this.#kernels.mirroredTiles : this.#kernels.tiles
        run(
          entry(row, block),
          this.#stride * DOUBLE,
          (tall + row * 2 * BAND) * DOUBLE,
          2 * BAND * DOUBLE,
          (update + block * 2 * BAND) * DOUBLE,
          2 * BAND * 4 * DOUBLE,
          2 * BAND,
          columns / 4,
          entry(block, row),
        )
      }
    }
  }
}

/** T' G T. */
function sandwiched(t: Float64Array, g: Float64Array): Float64Array {
  const right = new Float64Array(BAND * BAND)
  const both = new Float64Array(BAND * BAND)
  for (let row = 0; row < BAND; row++) {
    for (let at = 0; at < BAND; at++) {
      const factor = g[row * BAND + at]
      for (let column = at; column < BAND; column++) {
        right[row * BAND + column] += factor * t[at * BAND + column]
      }
    }
  }
  for (let at = 0; at < BAND; at++) {
    for (let row = at; row < BAND; row++) {
      const factor = t[at * BAND + row]
      for (let column = 0; column < BAND; column++) both[row * BAND + column] += factor * right[at * BAND + column]
    }
  }
  return both
}

function reflectColumn(memory: Float64Array, vector: number, column: number, length: number, scale: number): void {
  let overlap = 0
  for (let at = 0; at < length; at++) overlap += memory[vector + at] * memory[column + at]
  overlap *= scale
  for (let at = 0; at < length; at++) memory[column + at] -= overlap * memory[vector + at]
}
