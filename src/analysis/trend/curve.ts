import type { SummaryCell } from '../summarise.js'
import { listed } from '../words.js'

/** A metric over generations, seed by seed, without gaps. */
export interface Curve {
  readonly generations: readonly number[]
  readonly seeds: readonly number[]
  /** One row a seed, in the order of `seeds`; one value a generation. */
  readonly values: readonly (readonly number[])[]
  /** What was left out, in words; '' where nothing was. */
  readonly leftOut: string
}

/**
 * The curve of a series of cells, less that of a reference where one is given: of the seeds that reach the last
 * generation that any seed has, in the generations where all of them have a finite value.
 */
export function curveOf(series: readonly SummaryCell[], reference?: readonly SummaryCell[]): Curve {
  const others = new Map(reference?.map((cell) => [cell.generation, cell.values]))
  const columns = series.map(({ generation, values }) => ({
    generation,
    values: new Map(
      [...values].flatMap(([seed, value]): [number, number][] => {
        const less = reference === undefined ? 0 : others.get(generation)?.get(seed)
        return less === undefined || !Number.isFinite(value - less) ? [] : [[seed, value - less]]
      }),
    ),
  }))
  const last = columns.findLast(({ values }) => values.size > 0)
  if (last === undefined) return { generations: [], seeds: [], values: [], leftOut: 'no finite values' }
  const seeds = [...last.values.keys()].sort((a, b) => a - b)
  const whole = columns.filter(({ values }) => seeds.every((seed) => values.has(seed)))
  return {
    generations: whole.map(({ generation }) => generation),
    seeds,
    values: seeds.map((seed) => whole.map(({ values }) => values.get(seed)!)),
    leftOut: describeLeftOut(columns, seeds, whole.length),
  }
}

function describeLeftOut(
  columns: readonly { readonly generation: number; readonly values: ReadonlyMap<number, number> }[],
  seeds: readonly number[],
  kept: number,
): string {
  const all = new Set(columns.flatMap(({ values }) => [...values.keys()]))
  const gone = [...all].filter((seed) => !seeds.includes(seed)).sort((a, b) => a - b)
  const parts: string[] = []
  if (gone.length > 0) parts.push(`seeds that end earlier: ${listed(gone.map(String))}`)
  if (kept < columns.length) parts.push(`${columns.length - kept} generations without a finite value`)
  return parts.join('; ')
}

/** Mean over the seeds of each generation. */
export function meanCurve(values: readonly (readonly number[])[]): readonly number[] {
  return (values[0] ?? []).map((_, at) => values.reduce((sum, row) => sum + row[at], 0) / values.length)
}
