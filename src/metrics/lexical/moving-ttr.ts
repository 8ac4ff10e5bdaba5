import type { StretchIndex } from './stretch.js'

/**
 * Mean share of distinct tokens in all windows of `window` tokens; the stretch must hold one. The counts of the
 * window slide with it: each token enters once and leaves once.
 *
 * @example
 * movingTtr(2, 2)(Int32Array.of(0, 1, 1), 0, 3) // 3/4: windows 0 1 and 1 1
 */
export function movingTtr(window: number, kinds: number): StretchIndex {
  const counts = new Int32Array(kinds)
  return (words, from, to) => {
    let distinct = 0
    let sum = 0
    for (let at = from; at < to; at++) {
      if (at >= from + window && --counts[words[at - window]] === 0) distinct--
      if (counts[words[at]]++ === 0) distinct++
      if (at >= from + window - 1) sum += distinct
    }
    for (let at = to - window; at < to; at++) counts[words[at]] = 0
    return sum / ((to - from - window + 1) * window)
  }
}
