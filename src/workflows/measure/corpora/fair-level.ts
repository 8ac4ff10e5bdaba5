/**
 * How much of each group is kept when all together may hold `total`: the largest whole number to which the sizes can be
 * cut so that they fit. Small groups stay whole, large ones share what those leave. It falls as groups grow, so a part
 * of the data never keeps less of a group than the whole does.
 *
 * @example
 * fairLevel([100, 5000, 9000], 1000) // 450
 * fairLevel([100, 500], 1000) // 1000: everything fits
 */
export function fairLevel(sizes: readonly number[], total: number): number {
  let left = total
  const ascending = sizes.toSorted((a, b) => a - b)
  for (const [index, size] of ascending.entries()) {
    const share = Math.floor(left / (sizes.length - index))
    if (size > share) return Math.max(1, share)
    left -= size
  }
  return total
}
