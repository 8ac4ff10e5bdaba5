/** Parts that the generations are divided into; texts of their ends are shown. */
const PARTS = 6

/**
 * Generations whose texts a reader sees: the first two, the middle, the last, and some between.
 *
 * @example
 * [...shownGenerations(12)] // [0, 1, 2, 4, 6, 8, 10, 12]
 */
export function shownGenerations(last: number): ReadonlySet<number> {
  const between = Array.from({ length: PARTS }, (_, i) => Math.floor(((i + 1) * last) / PARTS))
  return new Set([0, 1, ...between].filter((generation) => generation <= last).sort((a, b) => a - b))
}

/** Generations whose histograms are drawn, few enough to lie over one another: the first two, the middle, the last. */
export function hasHistogram(generation: number, last: number): boolean {
  return [0, 1, Math.floor(last / 2), last].includes(generation)
}
