/** A number of seeds at which a dose is looked at, and the error that may be spent there. */
export interface Look {
  readonly seeds: number
  /** Share of a dose's whole error. The shares of all looks sum to 1. */
  readonly share: number
}

/**
 * When to look: at `first` seeds, at twice as many, and so on up to `most`. Each look spends a part of the error, so that
 * looking again and again finds nothing that is not there: half at the last, half of the rest at the one before, and so
 * on; clear doses are decided early at hardly any cost to those that need every seed.
 *
 * @example
 * looks(5, 20) // 5, 10 and 20 seeds with shares 1/4, 1/4 and 1/2
 */
export function looks(first: number, most: number): readonly Look[] {
  const seeds: number[] = []
  for (let at = Math.min(first, most); at < most; at *= 2) seeds.push(at)
  seeds.push(most)
  let left = 1
  return seeds
    .toReversed()
    .map((count, index): Look => {
      const share = index === seeds.length - 1 ? left : left / 2
      left -= share
      return { seeds: count, share }
    })
    .toReversed()
}
