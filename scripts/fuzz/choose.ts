import type { Rng } from '../../src/contracts/rng.js'

export function choose<Item>(rng: Rng, items: readonly Item[]): Item {
  return items[rng.integer(items.length)]
}

/** A place in something of this length; 0 in what is empty. */
export function placeIn(rng: Rng, length: number): number {
  return length === 0 ? 0 : rng.integer(length)
}
