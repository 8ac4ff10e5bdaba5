import type { Rng } from '../../contracts/rng.js'
import { RunError } from '../../errors/index.js'
import { shuffledIndices } from '../../random/shuffle.js'

/**
 * How often each document stands in a mix of `target` training tokens: as often as the whole mix fits, and once
 * more for a random part of it. Documents are never split, so the sum exceeds the target by less than one.
 *
 * @example
 * timesFor(Uint32Array.of(2, 2, 2), 12, rng) // [2, 2, 2]
 */
export function timesFor(tokens: Uint32Array, target: number, rng: Rng): Uint32Array {
  const total = tokens.reduce((sum, count) => sum + count, 0)
  if (total === 0) {
    throw new RunError(
      `the mix is to have ${target} training tokens, but its documents hold none`,
      'Look at the sample: a model that writes only empty documents cannot be trained on.',
    )
  }
  const times = new Uint32Array(tokens.length).fill(Math.floor(target / total))
  let left = target % total
  for (const document of left === 0 ? [] : shuffledIndices(tokens.length, rng)) {
    if (left <= 0) break
    times[document]++
    left -= tokens[document]
  }
  return times
}
