import type { PartSource, Take } from '../../contracts/recipe.js'
import { keyedRng } from '../../random/keyed.js'
import { ChainStreams } from '../../random/stream.js'
import { positionsOf, sourceName } from '../take.js'

/** Which items of a source a part takes, in each chain. */
export interface Positions {
  /** Items of one chain, repetitions written out. */
  readonly length: number
  /** Whether it is every item once, in order. */
  readonly whole: boolean
  /** A chain's positions; valid until another chain's are asked for. */
  of(chain: number): Uint32Array
}

/** Random subsets are a chain's own; all else is the same in every chain. */
export function chainPositions(
  take: Take,
  size: number,
  seed: number,
  source: PartSource,
  repetitions: number,
): Positions {
  if (take.kind === 'shuffled') return shuffledPositions(take, size, seed, source, repetitions)
  const once = positionsOf(take, size, seed, source)
  const all = new Uint32Array(once.length * repetitions)
  for (let time = 0; time < repetitions; time++) all.set(once, time * once.length)
  return {
    length: all.length,
    whole: all.length === size && all.every((position, index) => position === index),
    of: () => all,
  }
}

/**
 * Positions `from` to `to` of a permutation that the seed, the source, the recipe's label and the chain decide: subsets
 * of one label are nested, so that arms with more and less human data share items.
 */
function shuffledPositions(
  { label, from, to }: Extract<Take, { kind: 'shuffled' }>,
  size: number,
  seed: number,
  source: PartSource,
  repetitions: number,
): Positions {
  const streams = new ChainStreams(keyedRng(seed, 'take', sourceName(source), label))
  const permutation = new Uint32Array(size)
  const chosen = new Uint32Array((to - from) * repetitions)
  return {
    length: chosen.length,
    whole: false,
    of(chain) {
      const stream = streams.of(chain)
      for (let index = 0; index < size; index++) permutation[index] = index
      // Fisher-Yates from the front: as far as positions are taken.
      for (let index = 0; index < to; index++) {
        const other = index + stream.integer(size - index)
        const kept = permutation[index]
        permutation[index] = permutation[other]
        permutation[other] = kept
      }
      for (let time = 0; time < repetitions; time++) {
        chosen.set(permutation.subarray(from, to), time * (to - from))
      }
      return chosen
    },
  }
}
