import { mix32 } from './hash.js'
import { normalised } from './nfc.js'
import { splitWords } from './words.js'

/** Raised whenever a text's vector changes: part of the version of every metric of these vectors. */
export const HASHED_VERSION = 1
export const HASHED_DIMENSION = 512

const SHORTEST = 3
const LONGEST = 5
/** Stand before and after each word; neither is a character of any text. */
const WORD_START = 0x110000
const WORD_END = 0x110001

/**
 * Vectors of texts by their runs of characters: nothing is learned or downloaded, and every language and script is
 * taken alike. One row a text; a text without words has the zero vector.
 *
 * **Formula.** All runs of 3 to 5 characters (code points) of the text's whitespace-separated words in NFC, case
 * kept, the start and end of a word counted as characters. A run that occurs c times adds 1 + ln c, with the sign of
 * one bit of its hash, to the place that nine other bits name; the row is then scaled to length 1. The product of two
 * rows is, but for noise of about 1 / sqrt(512) from runs that share a place, the cosine similarity of the texts' runs.
 *
 * Source: Weinberger et al. 2009, Feature hashing for large scale multitask learning, arXiv:0902.2206; runs within
 * marked words as in Bojanowski et al. 2017, arXiv:1607.04606.
 */
export function hashedVectors(texts: readonly string[]): Float64Array {
  const values = new Float64Array(texts.length * HASHED_DIMENSION)
  for (const [row, text] of texts.entries()) {
    const start = row * HASHED_DIMENSION
    addRuns(runHashes(text).sort(), values.subarray(start, start + HASHED_DIMENSION))
  }
  return values
}

/** Hashes of all runs of a text, repeated ones included. */
function runHashes(text: string): Uint32Array {
  const hashes: number[] = []
  for (const word of splitWords(normalised(text))) {
    const points = [WORD_START]
    for (const character of word) points.push(character.codePointAt(0) as number)
    points.push(WORD_END)
    for (let from = 0; from + SHORTEST <= points.length; from++) {
      let bits = 0
      const end = Math.min(from + LONGEST, points.length)
      for (let at = from; at < end; at++) {
        bits = Math.imul(bits ^ points[at], 0xcc9e2d51)
        bits = (bits << 15) | (bits >>> 17)
        const length = at - from + 1
        if (length >= SHORTEST) hashes.push(mix32(bits ^ length))
      }
    }
  }
  return Uint32Array.from(hashes)
}

/** Adds each kind of run, sorted so that equal ones stand together, and scales the row to length 1. */
function addRuns(hashes: Uint32Array, row: Float64Array): void {
  let squares = 0
  for (let from = 0; from < hashes.length; ) {
    let to = from + 1
    while (to < hashes.length && hashes[to] === hashes[from]) to++
    const weight = 1 + Math.log(to - from)
    row[hashes[from] & (HASHED_DIMENSION - 1)] += hashes[from] >>> 31 === 1 ? -weight : weight
    from = to
  }
  for (const value of row) squares += value * value
  if (squares === 0) return
  const length = Math.sqrt(squares)
  for (let at = 0; at < row.length; at++) row[at] /= length
}
