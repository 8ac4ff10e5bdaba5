/**
 * How many kinds have which pair of counts in two samples: `kinds[i]` kinds occur `first[i]` times in the one and
 * `second[i]` times in the other. Kinds that occur in neither are left out. Every divergence of two lists of counts is a
 * function of this alone; pairs are in a fixed order, so that sums over them do not depend on how the lists were.
 */
export interface PairedSpectrum {
  readonly first: Float64Array
  readonly second: Float64Array
  readonly kinds: Float64Array
  /** Occurrences in each sample. */
  readonly firstTotal: number
  readonly secondTotal: number
  /** Kinds of both together. */
  readonly types: number
}

/**
 * The paired spectrum of two aligned lists: position i counts the same kind in both.
 *
 * @example
 * pairedSpectrum([2, 1, 1], [0, 3, 3]) // (1, 3) twice, (2, 0) once; totals 4 and 6, 3 types
 */
export function pairedSpectrum(first: ArrayLike<number>, second: ArrayLike<number>): PairedSpectrum {
  let largest = 0
  for (let at = 0; at < second.length; at++) largest = Math.max(largest, second[at])
  // One number for a pair: exact below 2^53, which no two texts in memory reach.
  const radix = largest + 1
  const kindsOf = new Map<number, number>()
  for (let at = 0; at < first.length; at++) {
    const pair = first[at] * radix + second[at]
    if (pair > 0) kindsOf.set(pair, (kindsOf.get(pair) ?? 0) + 1)
  }
  const pairs = Float64Array.from(kindsOf.keys()).sort()
  const kinds = pairs.map((pair) => kindsOf.get(pair) ?? 0)
  const ofFirst = pairs.map((pair) => Math.floor(pair / radix))
  const ofSecond = pairs.map((pair) => pair % radix)
  return {
    first: ofFirst,
    second: ofSecond,
    kinds,
    firstTotal: total(ofFirst, kinds),
    secondTotal: total(ofSecond, kinds),
    types: kinds.reduce((sum, kind) => sum + kind, 0),
  }
}

/** The same with the samples' places exchanged. */
export function swapped(pairs: PairedSpectrum): PairedSpectrum {
  const { first, second, firstTotal, secondTotal } = pairs
  return { ...pairs, first: second, second: first, firstTotal: secondTotal, secondTotal: firstTotal }
}

function total(counts: Float64Array, kinds: Float64Array): number {
  return counts.reduce((sum, count, at) => sum + count * kinds[at], 0)
}
