/** What a benchmark is asked for. */
export interface BenchOptions {
  /** Sizes of the text, in tokens, ascending. */
  readonly sizes: readonly number[]
  /** A file to measure on instead of generated text, where the benchmark takes one. */
  readonly text?: string
  /** Path of KenLM's lmplz where it is not on PATH. */
  readonly lmplz?: string
  /** Rounds of a paired comparison. */
  readonly rounds?: number
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
  /** Runs only when it is named: it takes minutes. */
  readonly onlyByName?: boolean
  /** Sizes where none are asked for, if not the usual ones. */
  readonly sizes?: readonly number[]
  readonly load: () => Promise<(options: BenchOptions) => Promise<readonly BenchTable[]>>
}

/**
 * The exponent b of cost = a * size^b between the two largest sizes: 1 is proportional, 2 quadratic. Undefined
 * with one size.
 *
 * @example
 * growth([10, 100], [5, 50]) // 1
 */
export function growth(sizes: readonly number[], costs: readonly number[]): number | undefined {
  const last = sizes.length - 1
  if (last < 1) return undefined
  return Math.log(costs[last] / costs[last - 1]) / Math.log(sizes[last] / sizes[last - 1])
}

/** Memory for each token more, between the two largest sizes. */
export function bytesPerToken(sizes: readonly number[], megabytes: readonly number[]): number | undefined {
  const last = sizes.length - 1
  if (last < 1) return undefined
  return Math.round(((megabytes[last] - megabytes[last - 1]) * 1e6) / (sizes[last] - sizes[last - 1]))
}

/** A size as a column heading. */
export function sizeName(tokens: number): string {
  return `${tokens.toLocaleString('en')} tokens`
}
