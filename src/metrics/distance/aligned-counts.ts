import type { TextView } from '../../contracts/text.js'
import { oncePerPair } from '../once.js'
import { type PairedSpectrum, pairedSpectrum } from './paired-spectrum.js'

/** How often each n-gram of either of two views occurs in each: position i is the same n-gram in both lists. */
export interface AlignedCounts {
  readonly first: Int32Array
  readonly second: Int32Array
}

/**
 * The counts of all n-grams of two views over one vocabulary, in lexicographic order of their words. Both tables are
 * tries in the same order, so their union is merged level by level in one pass each.
 *
 * @example
 * alignedCounts(viewOf('a b b'), viewOf('b c'), 1) // first [1, 2, 0], second [0, 1, 1]
 */
export function alignedCounts(first: TextView, second: TextView, n: number): AlignedCounts {
  const places = placesOf(first, second)
  while (places.length < n) places.push(nextPlaces(first, second, places))
  const counted = (view: TextView, at: Int32Array) => {
    const { counts } = view.ngrams(n)
    return at.map((gram) => (gram < 0 ? 0 : counts[gram]))
  }
  const last = places[n - 1]
  return { first: counted(first, last.first), second: counted(second, last.second) }
}

/** The paired spectrum of two views' n-grams, computed once. */
export function gramPairs(first: TextView, second: TextView, n: number): PairedSpectrum {
  const known = spectraOf(first, second)
  if (known[n] === undefined) {
    const aligned = alignedCounts(first, second, n)
    known[n] = pairedSpectrum(aligned.first, aligned.second)
  }
  return known[n]
}

const spectraOf = oncePerPair((_first: TextView, _second: TextView): PairedSpectrum[] => [])

/** Where each n-gram of the union stands in each view's table; -1 where the view lacks it. */
type Places = AlignedCounts

const placesOf = oncePerPair((_first: TextView, _second: TextView): Places[] => [])

function nextPlaces(first: TextView, second: TextView, places: readonly Places[]): Places {
  const order = places.length + 1
  const [one, other] = [first.ngrams(order), second.ngrams(order)]
  const most = one.size + other.size
  const [inFirst, inSecond] = [new Int32Array(most), new Int32Array(most)]
  let size = 0
  const merge = (i: number, iEnd: number, j: number, jEnd: number) => {
    while (i < iEnd || j < jEnd) {
      const ahead = i === iEnd ? 1 : j === jEnd ? -1 : one.words[i] - other.words[j]
      inFirst[size] = ahead <= 0 ? i++ : -1
      inSecond[size++] = ahead >= 0 ? j++ : -1
    }
  }
  if (order === 1) merge(0, one.size, 0, other.size)
  else {
    const parents = places[order - 2]
    const ofFirst = first.ngrams(order - 1).childStart
    const ofSecond = second.ngrams(order - 1).childStart
    for (let gram = 0; gram < parents.first.length; gram++) {
      const [i, j] = [parents.first[gram], parents.second[gram]]
      // A parent that the view lacks has no children there.
      merge(
        i < 0 ? 0 : ofFirst[i],
        i < 0 ? 0 : ofFirst[i + 1],
        j < 0 ? 0 : ofSecond[j],
        j < 0 ? 0 : ofSecond[j + 1],
      )
    }
  }
  return { first: inFirst.slice(0, size), second: inSecond.slice(0, size) }
}
