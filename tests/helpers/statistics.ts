/** Small statistics for tests that compare a simulation with theory at a fixed seed. */

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/** Unbiased variance. */
export function variance(values: readonly number[]): number {
  const centre = mean(values)
  return values.reduce((sum, value) => sum + (value - centre) * (value - centre), 0) / (values.length - 1)
}

/** How many standard errors (from the replicates) their mean lies from what theory expects. */
export function zScore(values: readonly number[], expected: number): number {
  return (mean(values) - expected) / Math.sqrt(variance(values) / values.length)
}

/**
 * Pearson's chi-square of counts against expected counts, as a standard normal score by the Wilson-Hilferty cube
 * root: above 3 speaks against the law, below -3 is too even to be chance.
 */
export function chiSquareScore(
  observed: ArrayLike<number>,
  expected: (cell: number) => number,
  degreesOfFreedom = observed.length - 1,
): number {
  const statistic = Array.from(observed).reduce((sum, count, cell) => {
    const difference = count - expected(cell)
    return sum + (difference * difference) / expected(cell)
  }, 0)
  const spread = 2 / (9 * degreesOfFreedom)
  return (Math.cbrt(statistic / degreesOfFreedom) - (1 - spread)) / Math.sqrt(spread)
}
