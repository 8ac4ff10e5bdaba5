import type { Rng } from '../contracts/rng.js'

/** Draws in a row that bring nothing new, after which there is taken to be nothing more. */
const PATIENCE = 20_000

/**
 * Draws until there are `count` different items, and gives them in order of how often each was drawn, those drawn
 * equally often in the order in which they came first. Fewer than `count` where so many draws in a row bring nothing
 * new. A draw may be rejected by giving undefined.
 *
 * @example
 * distinctDraws(3, (rng) => rng.integer(2), String, keyedRng('coin')) // 0 and 1 in some order
 */
export function distinctDraws<Item>(
  count: number,
  draw: (rng: Rng) => Item | undefined,
  keyOf: (item: Item) => string,
  rng: Rng,
): Item[] {
  const found = new Map<string, { readonly item: Item; times: number }>()
  for (let idle = 0; found.size < count && idle < PATIENCE; idle++) {
    const item = draw(rng)
    if (item === undefined) continue
    const key = keyOf(item)
    const known = found.get(key)
    if (known !== undefined) known.times++
    else {
      found.set(key, { item, times: 1 })
      idle = 0
    }
  }
  return [...found.values()].sort((first, second) => second.times - first.times).map(({ item }) => item)
}
