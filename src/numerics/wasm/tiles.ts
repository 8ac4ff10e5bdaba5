import {
  type Code,
  constant,
  countDown,
  get,
  I32,
  load,
  loadTwice,
  moduleOf,
  pairUp,
  plus,
  raise,
  set,
  store,
  times,
  V128,
  vectorPlus,
  vectorTimes,
} from './assembler.js'

/**
 * Multiplies four rows: C[0..3][0..4 x panels) += A[0..3][0..depth) B. All addresses and strides are in bytes.
 *
 * B lies in panels of four columns: panel p begins at `b + p x panelStride`, and holds four doubles for each k. `depth`
 * is a multiple of 4 above 0, `panels` is above 0.
 */
export type Tiles = (
  c: number,
  cStride: number,
  a: number,
  aStride: number,
  b: number,
  panelStride: number,
  depth: number,
  panels: number,
) => void

/** The same, and C is written a second time, transposed, from `mirror` on, rows `cStride` apart. */
export type MirroredTiles = (...parameters: [...Parameters<Tiles>, mirror: number]) => void

export interface TileKernels {
  readonly tiles: Tiles
  readonly mirroredTiles: MirroredTiles
}

const ROWS = [0, 1, 2, 3] as const
const DOUBLE = 8
const UNROLLED = 4

// Parameters, in the order of `Tiles`.
const [C, C_STRIDE, A, A_STRIDE, B, PANEL_STRIDE, DEPTH, PANELS, MIRROR] = [0, 1, 2, 3, 4, 5, 6, 7, 8]

/**
 * Node runs on processors with vector arithmetic that JavaScript cannot reach: WebAssembly can, two doubles at a time,
 * and with the same bits everywhere (a product is rounded before it is added). So this one loop is written in it.
 */
export function tileKernels(memory: WebAssembly.Memory): TileKernels {
  const limits = [0x00, 0x00]
  const module = new WebAssembly.Module(moduleOf([tiles(false), tiles(true)], limits))
  const { exports } = new WebAssembly.Instance(module, { env: { memory } })
  return { tiles: exports['tiles'] as Tiles, mirroredTiles: exports['mirroredTiles'] as MirroredTiles }
}

function tiles(mirrored: boolean) {
  const parameters = mirrored ? 9 : 8
  const [k, bAt] = [parameters, parameters + 1]
  const aAt = (row: number) => parameters + 2 + row
  const cAt = (row: number) => parameters + 6 + row
  const vectors = parameters + 10
  const sum = (row: number, half: number) => vectors + 2 * row + half
  const [b0, b1] = [vectors + 8, vectors + 9]
  const spread = vectors + 10

  const step = (unrolled: number): Code => [
    set(b0, load(get(bAt), unrolled * 4 * DOUBLE)),
    set(b1, load(get(bAt), unrolled * 4 * DOUBLE + 2 * DOUBLE)),
    ROWS.map((row) => [
      set(spread, loadTwice(get(aAt(row)), unrolled * DOUBLE)),
      set(sum(row, 0), vectorPlus(get(sum(row, 0)), vectorTimes(get(spread), get(b0)))),
      set(sum(row, 1), vectorPlus(get(sum(row, 1)), vectorTimes(get(spread), get(b1)))),
    ]),
  ]
  const overDepth = countDown(k, UNROLLED, [
    Array.from({ length: UNROLLED }, (_, unrolled) => step(unrolled)),
    ROWS.map((row) => raise(aAt(row), constant(UNROLLED * DOUBLE))),
    [get(bAt), [0x41, 0x80, 0x01], 0x6a, 0x21, bAt],
  ])
  const rowsOf = (at: (row: number) => number, first: number, stride: number): Code => [
    set(at(0), get(first)),
    [1, 2, 3].map((row) => set(at(row), plus(get(at(row - 1)), get(stride)))),
  ]
  const storeTransposed: Code = [
    rowsOf(cAt, MIRROR, C_STRIDE),
    ROWS.map((column) => {
      const half = column >> 1
      const which = (column & 1) as 0 | 1
      return [
        store(get(cAt(column)), pairUp(get(sum(0, half)), get(sum(1, half)), which)),
        store(get(cAt(column)), pairUp(get(sum(2, half)), get(sum(3, half)), which), 2 * DOUBLE),
      ]
    }),
    raise(MIRROR, times(get(C_STRIDE), constant(4))),
  ]
  const body: Code = countDown(PANELS, 1, [
    rowsOf(aAt, A, A_STRIDE),
    rowsOf(cAt, C, C_STRIDE),
    set(bAt, get(B)),
    set(k, get(DEPTH)),
    ROWS.map((row) => [0, 1].map((half) => set(sum(row, half), load(get(cAt(row)), 2 * DOUBLE * half)))),
    overDepth,
    ROWS.map((row) => [0, 1].map((half) => store(get(cAt(row)), get(sum(row, half)), 2 * DOUBLE * half))),
    mirrored ? storeTransposed : [],
    raise(C, constant(4 * DOUBLE)),
    raise(B, get(PANEL_STRIDE)),
  ])
  return {
    name: mirrored ? 'mirroredTiles' : 'tiles',
    parameters,
    locals: [
      [10, I32],
      [11, V128],
    ] as const,
    body,
  }
}
