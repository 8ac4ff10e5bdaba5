import type { TextView } from '../contracts/text.js'
import { findChild } from '../text/ngram-table.js'
import { oncePerPair } from './once.js'

/**
 * Where each n-gram of a view stands in another view's table, -1 where it does not occur there. Both tables are tries
 * over the same codes, so the view's is walked once, and a gram is looked for only among the children of its parent's
 * place.
 */
export function gramPlaces(other: TextView, view: TextView, n: number): Int32Array {
  const places = placesOf(other, view)
  while (places.length < n) places.push(nextPlaces(other, view, places))
  return places[n - 1]
}

const placesOf = oncePerPair((_other: TextView, _view: TextView): Int32Array[] => [])

function nextPlaces(other: TextView, view: TextView, places: readonly Int32Array[]): Int32Array {
  const order = places.length + 1
  const level = view.ngrams(order)
  const otherLevel = other.ngrams(order)
  if (order === 1) return level.words.map((word) => findChild(otherLevel, 0, otherLevel.size, word))
  const parents = places[order - 2]
  const { childStart } = view.ngrams(order - 1)
  const { childStart: otherChildren } = other.ngrams(order - 1)
  const found = new Int32Array(level.size).fill(-1)
  for (let parent = 0; parent < parents.length; parent++) {
    const place = parents[parent]
    if (place < 0) continue
    for (let gram = childStart[parent]; gram < childStart[parent + 1]; gram++) {
      found[gram] = findChild(otherLevel, otherChildren[place], otherChildren[place + 1], level.words[gram])
    }
  }
  return found
}
