/** Expected values of a metric by generation, and the law they follow. */
export interface NumberCurve {
  readonly metric: string
  readonly group?: string
  readonly values: readonly number[]
  readonly law: string
  readonly assumptions: string
  readonly summary: string
}

/** One value for each generation from 0 on. */
export function byGeneration(
  generations: number,
  valueAt: (generation: number) => number,
): readonly number[] {
  return Array.from({ length: generations + 1 }, (_, generation) => valueAt(generation))
}
