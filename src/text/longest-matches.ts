import type { Corpus } from '../contracts/text.js'
import { SuffixAutomaton } from './suffix-automaton.js'

/**
 * For each document of a corpus the length in tokens of its longest run of tokens that stands in some document of
 * another one. Exact; time is proportional to the tokens of both. What takes memory is the first corpus alone (about 100
 * bytes a token): the other one is read through once.
 *
 * @example
 * longestMatches(codesOf(['a b c x', 'y']), codesOf(['z a b c', 'b c x'])) // 3, 0
 */
export function longestMatches(corpus: Corpus, other: Corpus): Int32Array {
  const automaton = new SuffixAutomaton(corpus)
  const matched = matchedBy(other, automaton)
  const longest = new Int32Array(corpus.offsets.length - 1)
  for (let document = 0; document < longest.length; document++) {
    const start = corpus.offsets[document]
    let state = 0
    for (let at = start; at < corpus.offsets[document + 1]; at++) {
      state = automaton.next(state, corpus.words[at])
      // The state may also stand for longer runs, of other documents.
      longest[document] = Math.max(longest[document], Math.min(matched[state], at + 1 - start))
    }
  }
  return longest
}

/** For each state the longest suffix of its runs that stands in the other corpus. */
function matchedBy({ words, offsets }: Corpus, automaton: SuffixAutomaton): Int32Array {
  const { length, link, size } = automaton
  const matched = new Int32Array(size)
  for (let document = 0; document + 1 < offsets.length; document++) {
    let state = 0
    let run = 0
    for (let at = offsets[document]; at < offsets[document + 1]; at++) {
      let next = automaton.next(state, words[at])
      while (next < 0 && state !== 0) {
        state = link[state]
        run = length[state]
        next = automaton.next(state, words[at])
      }
      if (next < 0) continue
      state = next
      run++
      if (run > matched[state]) matched[state] = run
    }
  }
  const ascending = byLength(length, size)
  // Suffixes of what was found were found as well, whole.
  for (let at = size - 1; at > 0; at--) {
    const state = ascending[at]
    if (matched[state] > 0) matched[link[state]] = length[link[state]]
  }
  // Of a state that was not found, some suffix may have been.
  for (let at = 1; at < size; at++) {
    const state = ascending[at]
    if (matched[state] === 0) matched[state] = matched[link[state]]
  }
  return matched
}

/** States in ascending order of their longest runs, by counting. */
function byLength(length: Int32Array, size: number): Int32Array {
  let longest = 0
  for (let state = 0; state < size; state++) longest = Math.max(longest, length[state])
  const start = new Int32Array(longest + 2)
  for (let state = 0; state < size; state++) start[length[state] + 1]++
  for (let at = 0; at <= longest; at++) start[at + 1] += start[at]
  const order = new Int32Array(size)
  for (let state = 0; state < size; state++) order[start[length[state]]++] = state
  return order
}
