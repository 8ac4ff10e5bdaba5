import type { StretchIndex } from './stretch.js'

/**
 * Mean share of distinct tokens in segments of `segment` tokens, one after another; what is left at the end is not
 * counted. The stretch must hold one segment.
 *
 * @example
 * segmentTtr(2, 2)(Int32Array.of(0, 1, 1, 1, 0), 0, 5) // 3/4: segments 0 1 and 1 1
 */
export function segmentTtr(segment: number, kinds: number): StretchIndex {
  /** Number of the segment, over all calls, in which a word was last seen. */
  const lastSeen = new Int32Array(kinds)
  let current = 0
  return (words, from, to) => {
    const segments = Math.floor((to - from) / segment)
    let distinct = 0
    for (let start = from; start < from + segments * segment; start += segment) {
      current++
      for (let at = start; at < start + segment; at++) {
        if (lastSeen[words[at]] === current) continue
        lastSeen[words[at]] = current
        distinct++
      }
    }
    return distinct / (segments * segment)
  }
}
