/** What a benchmark is asked for. */
export interface BenchOptions {
  /** Sizes of the text, in tokens, ascending. */
  readonly sizes: readonly number[]
}

/** A result as a table: each row maps column headings to values; headings carry the units. */
export interface BenchTable {
  readonly title: string
  readonly rows: readonly BenchRow[]
  /** What a reader must know to read the numbers. */
  readonly note?: string
}

export type BenchRow = Readonly<Record<string, string | number>>

/** One line of the registry in main.ts; the benchmark is loaded when it runs. */
export interface Bench {
  readonly name: string
  readonly summary: string
  readonly load: () => Promise<(options: BenchOptions) => Promise<readonly BenchTable[]>>
}

/**
 * The exponent b of cost = a * size^b between two measurements: 1 is proportional, 2 quadratic.
 *
 * @example
 * growth({ size: 10, cost: 5 }, { size: 100, cost: 50 }) // 1
 */
export function growth(
  small: { readonly size: number; readonly cost: number },
  large: { readonly size: number; readonly cost: number },
): number {
  return Math.log(large.cost / small.cost) / Math.log(large.size / small.size)
}
