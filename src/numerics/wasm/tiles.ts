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
  raise,
  set,
  store,
  V128,
  vectorPlus,
  vectorTimes,
  type WasmFunction,
} from './assembler.js'

/**
 * C += A B' for four rows of A. All matrices lie in panels of four rows: a panel holds for each column four doubles, one
 * a row. Addresses and strides are in bytes.
 *
 * `c` and `a` are places in one panel each; `b` is one in the first of `panels` panels that are `bStride` apart, each of
 * which gives four columns of C. `depth` columns of A and B are multiplied, at least one.
 */
export type Tiles = (c: number, a: number, b: number, bStride: number, depth: number, panels: number) => void

/** The same, and each 4 x 4 tile of C is written a second time, transposed, from `mirror` on, `mirrorStride` apart. */
export type MirroredTiles = (
  ...parameters: [...Parameters<Tiles>, mirror: number, mirrorStride: number]
) => void

export interface TileKernels {
  readonly tiles: Tiles
  readonly mirroredTiles: MirroredTiles
}

/**
 * Processors have vector arithmetic that JavaScript cannot reach. WebAssembly can, two doubles at a time, and with the
 * same bits everywhere (a product is rounded before it is added), so this one loop is written in it.
 */
export function tileKernels(memory: WebAssembly.Memory): TileKernels {
  compiled ??= new WebAssembly.Module(moduleOf([tiles(false), tiles(true)]))
  const { exports } = new WebAssembly.Instance(compiled, { env: { memory } })
  return { tiles: exports['tiles'] as Tiles, mirroredTiles: exports['mirroredTiles'] as MirroredTiles }
}

let compiled: WebAssembly.Module | undefined

const FOUR = [0, 1, 2, 3] as const
const DOUBLE = 8
/** Bytes of one column of a panel, and of two rows of it. */
const COLUMN = 4 * DOUBLE
const HALF = 2 * DOUBLE

const [C, A, B, B_STRIDE, DEPTH, PANELS, MIRROR, MIRROR_STRIDE] = [0, 1, 2, 3, 4, 5, 6, 7]

function tiles(mirrored: boolean): WasmFunction {
  const parameters = mirrored ? 8 : 6
  const [k, aAt, bAt] = [parameters, parameters + 1, parameters + 2]
  const vectors = parameters + 3
  /** Two rows (the first or second half of four) of a column of the tile. */
  const sum = (column: number, half: number) => vectors + 2 * column + half
  const [upper, lower, factor] = [vectors + 8, vectors + 9, vectors + 10]

  // Not unrolled: V8 would move the loads of several steps to the front, where registers run out (a third slower).
  const step: Code = [
    set(upper, load(get(aAt))),
    set(lower, load(get(aAt), HALF)),
    FOUR.map((column) => [
      set(factor, loadTwice(get(bAt), column * DOUBLE)),
      set(sum(column, 0), vectorPlus(get(sum(column, 0)), vectorTimes(get(factor), get(upper)))),
      set(sum(column, 1), vectorPlus(get(sum(column, 1)), vectorTimes(get(factor), get(lower)))),
    ]),
  ]
  const eachHalf = (write: (column: number, half: number) => Code): Code =>
    FOUR.map((column) => [0, 1].map((half) => write(column, half)))
  const storeTransposed: Code = [
    FOUR.map((row) => {
      const of = (column: number) => get(sum(column, row >> 1))
      const which = (row & 1) as 0 | 1
      return [
        store(get(MIRROR), pairUp(of(0), of(1), which), row * COLUMN),
        store(get(MIRROR), pairUp(of(2), of(3), which), row * COLUMN + HALF),
      ]
    }),
    raise(MIRROR, get(MIRROR_STRIDE)),
  ]
  const body = countDown(PANELS, [
    set(aAt, get(A)),
    set(bAt, get(B)),
    set(k, get(DEPTH)),
    eachHalf((column, half) => set(sum(column, half), load(get(C), column * COLUMN + half * HALF))),
    countDown(k, [step, raise(aAt, constant(COLUMN)), raise(bAt, constant(COLUMN))]),
    eachHalf((column, half) => store(get(C), get(sum(column, half)), column * COLUMN + half * HALF)),
    mirrored ? storeTransposed : [],
    raise(C, constant(4 * COLUMN)),
    raise(B, get(B_STRIDE)),
  ])
  return {
    name: mirrored ? 'mirroredTiles' : 'tiles',
    parameters,
    locals: [
      [3, I32],
      [11, V128],
    ],
    body,
  }
}
