/**
 * Moves labels apart: as little as possible (least squares), in their order, at least `gap` between
 * neighbours, inside [low, high]. Pools of touching labels are placed at the mean of what they want
 * (pool adjacent violators), so a crowd spreads to both sides of its line ends.
 *
 * If they do not fit, they are spread evenly over the range.
 *
 * @example
 * dodge([10, 12, 40], 8, 0, 50) // [7, 15, 40]
 */
export function dodge(wanted: readonly number[], gap: number, low: number, high: number): readonly number[] {
  const count = wanted.length
  if (count === 0) return []
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a]! - wanted[b]! || a - b)
  const room = high - low
  const step = count > 1 && gap * (count - 1) > room ? room / (count - 1) : gap
  // Subtracting i * step turns "at least step apart" into "not decreasing".
  const pools: { sum: number; size: number }[] = []
  order.forEach((position, i) => {
    pools.push({ sum: wanted[position]! - i * step, size: 1 })
    while (pools.length > 1) {
      const last = pools.at(-1)!
      const before = pools.at(-2)!
      if (before.sum / before.size <= last.sum / last.size) break
      pools.splice(-2, 2, { sum: before.sum + last.sum, size: before.size + last.size })
    }
  })
  const placed = new Array<number>(count)
  let i = 0
  const highest = Math.max(low, high - step * (count - 1))
  for (const pool of pools) {
    const start = Math.min(highest, Math.max(low, pool.sum / pool.size))
    for (let k = 0; k < pool.size; k++, i++) placed[order[i]!] = start + i * step
  }
  return placed
}
