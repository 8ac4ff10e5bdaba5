import type { StretchIndex } from './stretch.js'

/**
 * MTLD: mean length of runs that keep their type-token ratio above the threshold, the mean of reading forwards and
 * backwards. A run ends, as a full factor, with the token that brings its ratio to the threshold or below. What is
 * left at the end counts as the part of a factor that its ratio has come down: (1 - ratio) / (1 - threshold). Where
 * no token comes again there would be no factor at all; it counts as one, so the value is the number of tokens.
 */
export function factorLength(threshold: number, kinds: number): StretchIndex {
  /** Number of the run, over all calls and both directions, in which a word was last seen. */
  const lastSeen = new Int32Array(kinds)
  let run = 0

  function factors(words: Int32Array, first: number, tokens: number, step: 1 | -1): number {
    let full = 0
    let [length, distinct] = [0, 0]
    run++
    for (let read = 0; read < tokens; read++) {
      const word = words[first + step * read]
      length++
      if (lastSeen[word] !== run) {
        lastSeen[word] = run
        distinct++
      }
      if (distinct / length > threshold) continue
      full++
      run++
      length = distinct = 0
    }
    const begun = length === 0 ? 0 : (1 - distinct / length) / (1 - threshold)
    return full + begun || 1
  }

  return (words, from, to) => {
    const tokens = to - from
    return (tokens / factors(words, from, tokens, 1) + tokens / factors(words, to - 1, tokens, -1)) / 2
  }
}
