import { mix32 } from './hash.js'

export interface ShingleOptions {
  /** Words in a shingle; a document with fewer words is one shingle. */
  readonly words?: number
  /** Another key gives unrelated hashes. */
  readonly key?: number
}

/**
 * 32-bit hashes of a text's runs of `words` whitespace-separated words (5 by default), in order, repeated ones
 * included. White space between words does not matter; case and punctuation do.
 *
 * @example
 * shingles('a b c d e f').length // 2
 * shingles('a b').length // 1
 */
export function shingles(text: string, { words = 5, key = 0 }: ShingleOptions = {}): Uint32Array {
  return shinglesOfWords(wordHashes(text, key), words)
}

/** The shingles of words that are hashed already (see `wordHash`). */
export function shinglesOfWords(hashes: Uint32Array, words = 5): Uint32Array {
  const length = Math.min(words, hashes.length)
  if (length === 0) return new Uint32Array(0)
  const found = new Uint32Array(hashes.length - length + 1)
  for (let start = 0; start < found.length; start++) {
    let bits = length
    for (let at = start; at < start + length; at++) {
      bits = Math.imul(bits ^ hashes[at], 0xcc9e2d51)
      bits = (bits << 15) | (bits >>> 17)
    }
    found[start] = mix32(bits)
  }
  return found
}

/** The hash of a word, the one that `shingles` builds on. */
export function wordHash(word: string, key = 0): number {
  let bits = startOf(key)
  for (let at = 0; at < word.length; at++) bits = withUnit(bits, word.charCodeAt(at))
  return mix32(bits) >>> 0
}

/** Shingles as a set: ascending, none twice. */
export function shingleSet(text: string, options?: ShingleOptions): Uint32Array {
  return setOf(shingles(text, options))
}

/** Hashes as a set: ascending, none twice. The array given is sorted in place. */
export function setOf(hashes: Uint32Array): Uint32Array {
  const sorted = hashes.sort()
  let size = 0
  for (let at = 0; at < sorted.length; at++) {
    if (at === 0 || sorted[at] !== sorted[at - 1]) sorted[size++] = sorted[at]
  }
  return sorted.slice(0, size)
}

/**
 * Jaccard similarity |A and B| / |A or B| of two sets of shingles, 0 where both are empty. Two different shingles
 * pass for one with probability 2^-32.
 *
 * @example
 * jaccard(shingleSet('a b c', { words: 1 }), shingleSet('b c d', { words: 1 })) // 0.5
 */
export function jaccard(left: Uint32Array, right: Uint32Array): number {
  let shared = 0
  for (let l = 0, r = 0; l < left.length && r < right.length; ) {
    if (left[l] === right[r]) {
      shared++
      l++
      r++
    } else if (left[l] < right[r]) l++
    else r++
  }
  const union = left.length + right.length - shared
  return union === 0 ? 0 : shared / union
}

/** A hash of each whitespace-separated word; the same words as splitWords, without making them. */
function wordHashes(text: string, key: number): Uint32Array {
  // A word and the space behind it are two characters.
  const hashes = new Uint32Array((text.length + 1) >> 1)
  const start = startOf(key)
  let count = 0
  let bits = start
  let inside = false
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (isSpace(unit)) {
      if (inside) hashes[count++] = mix32(bits)
      bits = start
      inside = false
    } else {
      bits = withUnit(bits, unit)
      inside = true
    }
  }
  if (inside) hashes[count++] = mix32(bits)
  return hashes.subarray(0, count)
}

function startOf(key: number): number {
  return mix32(key ^ 0x3c6ef372)
}

function withUnit(bits: number, unit: number): number {
  const mixed = Math.imul(bits ^ unit, 0x1b873593)
  return (mixed << 13) | (mixed >>> 19)
}

/** The white space of splitWords. */
function isSpace(unit: number): boolean {
  if (unit <= 32) return unit >= 28 || (unit >= 9 && unit <= 13)
  if (unit < 0x1680) return unit === 0x85 || unit === 0xa0
  return (
    unit === 0x1680 ||
    (unit >= 0x2000 && unit <= 0x200a) ||
    unit === 0x2028 ||
    unit === 0x2029 ||
    unit === 0x202f ||
    unit === 0x205f ||
    unit === 0x3000
  )
}
