import { type TileKernels, tileKernels } from './tiles.js'

const PAGE = 65_536
const DOUBLE = 8
/** Columns that are multiplied at a time: what they touch stays in a processor's cache. */
const DEPTH = 512

/** A matrix in panels of four rows: for each column four doubles, one a row. */
export interface PanelMatrix {
  /** Where it begins in the space, in doubles. */
  readonly start: number
  readonly columns: number
}

/** A part of a matrix; everything is a multiple of 4. */
export interface Part {
  readonly matrix: PanelMatrix
  readonly row: number
  readonly column: number
}

/** The memory in which matrices in panels lie, and their products. */
export class PanelSpace {
  readonly values: Float64Array
  readonly #kernels: TileKernels

  /** Room for so many doubles. */
  constructor(doubles: number) {
    const memory = new WebAssembly.Memory({ initial: Math.ceil((doubles * DOUBLE) / PAGE) })
    this.values = new Float64Array(memory.buffer)
    this.#kernels = tileKernels(memory)
  }

  /** C += A B', for `rows` rows of A, `columns` rows of B and `depth` columns of both. */
  addProduct(c: Part, a: Part, b: Part, rows: number, columns: number, depth: number): void {
    const bStride = strideOf(b.matrix)
    for (let from = 0; from < depth; from += DEPTH) {
      const bAt = address(b.matrix, b.row, b.column + from)
      for (let row = 0; row < rows; row += 4) {
        this.#kernels.tiles(
          address(c.matrix, c.row + row, c.column),
          address(a.matrix, a.row + row, a.column + from),
          bAt,
          bStride,
          Math.min(DEPTH, depth - from),
          columns / 4,
        )
      }
    }
  }

  /**
   * The same for a block of a symmetric matrix that is written on both sides of the diagonal: C's rows lie below its
   * columns.
   */
  addMirrored(c: Part, a: Part, b: Part, rows: number, columns: number, depth: number): void {
    for (let row = 0; row < rows; row += 4) {
      this.#kernels.mirroredTiles(
        address(c.matrix, c.row + row, c.column),
        address(a.matrix, a.row + row, a.column),
        address(b.matrix, b.row, b.column),
        strideOf(b.matrix),
        depth,
        columns / 4,
        address(c.matrix, c.column, c.row + row),
        strideOf(c.matrix),
      )
    }
  }
}

/** Place of an entry in the space, in doubles. */
export function placeOf({ start, columns }: PanelMatrix, row: number, column: number): number {
  return start + (row >> 2) * 4 * columns + column * 4 + (row & 3)
}

function address(matrix: PanelMatrix, row: number, column: number): number {
  return placeOf(matrix, row, column) * DOUBLE
}

/** Bytes from panel to panel. */
function strideOf({ columns }: PanelMatrix): number {
  return columns * 4 * DOUBLE
}
