/**
 * The non-decreasing sequence that is closest to the values by weighted least squares: neighbours that fall are pooled
 * into their weighted mean until none falls (pool adjacent violators).
 *
 * Source: Barlow, Bartholomew, Bremner and Brunk 1972, Statistical Inference under Order Restrictions, section 1.2.
 *
 * @example
 * isotonic([1, 3, 2, 4], [1, 1, 1, 1]) // [1, 2.5, 2.5, 4]
 */
export function isotonic(values: readonly number[], weights: readonly number[]): readonly number[] {
  const blocks: { value: number; weight: number; size: number }[] = []
  for (const [at, value] of values.entries()) {
    let block = { value, weight: weights[at]!, size: 1 }
    for (let last = blocks.at(-1); last !== undefined && last.value >= block.value; last = blocks.at(-1)) {
      const weight = last.weight + block.weight
      const mean = last.value + (block.weight / weight) * (block.value - last.value)
      block = { value: mean, weight, size: last.size + block.size }
      blocks.pop()
    }
    blocks.push(block)
  }
  return blocks.flatMap(({ value, size }) => Array.from({ length: size }, () => value))
}
