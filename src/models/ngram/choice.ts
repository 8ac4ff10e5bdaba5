import type { Rng } from '../../contracts/rng.js'
import type { Ranked } from './ranked.js'
import { findInterval, type NgramTables } from './tables.js'

/**
 * What may be drawn after a context: listed words with prefix sums of their weights, and the first `cut` words
 * of up to two shared lists, each without the words that belong to the parts before it. Short truncations
 * list all their words; long ones list only the words that are the context's own.
 */
export interface Choice {
  readonly words: Int32Array
  readonly sums: Float64Array
  readonly tails: readonly Tail[]
  /** Weight of the listed words and all tails. */
  readonly mass: number
}

export interface Tail {
  readonly ranked: Ranked
  /** Only the first so many words of the list. */
  readonly cut: number
  /** Weight of those of them that are not excluded, on the scale of the listed words. */
  readonly mass: number
  /** Excluded are the words that follow this context; level -1: none are. */
  readonly level: number
  readonly row: number
}

/** Whether a word follows a context in the training text; level -1 stands for no context. */
export function follows(tables: NgramTables, level: number, row: number, word: number): boolean {
  if (level > 0) return tables.child(level, row, word) >= 0
  return level === 0 && tables.countAt(1, word) > 0
}

export function drawChoice(choice: Choice, tables: NgramTables, rng: Rng): number {
  const { words, sums, tails, mass } = choice
  const listed = words.length
  if (tails.length === 0 && listed === 1) return words[0]
  for (;;) {
    let target = rng.uniform() * mass
    if (target < sums[listed]) return words[findInterval(sums, 0, listed, target)]
    target -= sums[listed]
    for (const tail of tails) {
      if (target < tail.mass) {
        const word = drawTail(tail, tables, rng)
        // A tail whose mass is a rounding error may have no word of its own: draw anew.
        if (word >= 0) return word
        break
      }
      target -= tail.mass
    }
    if (tails.length === 0) return words[listed - 1]
  }
}

/** Draws by weight among the words of the tail that are not excluded; -1 where there is none. */
function drawTail({ ranked, cut, level, row }: Tail, tables: NgramTables, rng: Rng): number {
  const { words, weights, sums } = ranked
  for (let attempt = 0; attempt < 100; attempt++) {
    const word = words[findInterval(sums, 0, cut, rng.uniform() * sums[cut])]
    if (!follows(tables, level, row, word)) return word
  }
  // Nearly all are excluded: add up the few that are not.
  let mass = 0
  for (let at = 0; at < cut; at++) if (!follows(tables, level, row, words[at])) mass += weights[at]
  let target = rng.uniform() * mass
  let word = -1
  for (let at = 0; at < cut && target >= 0; at++) {
    if (follows(tables, level, row, words[at])) continue
    word = words[at]
    target -= weights[at]
  }
  return word
}
