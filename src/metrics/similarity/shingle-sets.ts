import type { TextView } from '../../contracts/text.js'
import { setOf, shinglesOfWords, wordHash } from '../../text/shingles.js'
import { oncePer } from '../once.js'

/**
 * The set of hashed 5-grams of each document's tokens; a document of fewer tokens is one n-gram. Those of
 * `shingleSet` where tokens are separated by white space.
 */
export const shingleSets: (view: TextView) => readonly Uint32Array[] = oncePer((view: TextView) => {
  const { words, offsets } = view.corpus()
  const hashes = hashedTokens(view)
  return view.texts.map((_, document) => {
    const own = words.subarray(offsets[document], offsets[document + 1])
    return setOf(shinglesOfWords(Uint32Array.from(own, (code) => hashes[code])))
  })
})

/** By code the hash of each token that occurs: of its text, so that it does not depend on the order of codes. */
function hashedTokens(view: TextView): Uint32Array {
  const { words } = view.corpus()
  let largest = -1
  for (const code of words) if (code > largest) largest = code
  const hashes = new Uint32Array(largest + 1)
  const known = new Uint8Array(largest + 1)
  for (const code of words) {
    if (known[code] === 1) continue
    known[code] = 1
    hashes[code] = wordHash(view.word(code))
  }
  return hashes
}
