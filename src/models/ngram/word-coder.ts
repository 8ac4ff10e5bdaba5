import { KEPT, RESERVED, type TokenCoder } from './token-coder.js'

/** Same separators as text/words.ts, as a table: looking a character up is faster than matching a pattern. */
const SEPARATES = new Uint8Array(65536)
for (const [first, last] of [
  [0x09, 0x0d],
  [0x1c, 0x20],
  [0x85, 0x85],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
]) {
  SEPARATES.fill(1, first, last + 1)
}

/**
 * Words and their codes in an open-addressing hash table over character codes. Texts are coded in one pass
 * without making a string per word, which is several times faster than `split` and a Map.
 *
 * @example
 * const coder = new WordCoder()
 * coder.learn('rain on rain')                     // codes 3, 4
 * coder.encode('rain in', new Int32Array(8), 0)   // returns 2: codes 3 and 0 (unknown) were written
 */
export class WordCoder implements TokenCoder {
  readonly #learned: string[] = []
  #slots = new Int32Array(1024)
  #hashes = new Int32Array(512)
  #starts = new Int32Array(513)
  #characters = new Uint16Array(4096)

  get size(): number {
    return RESERVED + this.#learned.length
  }

  get learned(): readonly string[] {
    return this.#learned
  }

  /** Every word but the last is followed by a separator. */
  most(length: number): number {
    return (length + 1) >>> 1
  }

  learn(text: string): void {
    this.#scan(text, undefined, 0)
  }

  encode(text: string, out: Int32Array, at: number): number {
    return this.#scan(text, out, at)
  }

  /** Words are joined by single spaces. */
  decode(codes: readonly number[]): string {
    const learned = this.#learned
    const words = new Array<string>(codes.length)
    for (let at = 0; at < codes.length; at++) words[at] = learned[codes[at] - RESERVED]
    return words.join(' ')
  }

  replace(text: string, codes: ArrayLike<number>): string {
    const pieces: string[] = []
    let kept = 0
    let position = 0
    for (let word = 0; word < codes.length; word++) {
      while (SEPARATES[text.charCodeAt(position)] === 1) position++
      const start = position
      while (position < text.length && SEPARATES[text.charCodeAt(position)] === 0) position++
      if (codes[word] === KEPT) continue
      pieces.push(text.slice(kept, start), this.#learned[codes[word] - RESERVED])
      kept = position
    }
    pieces.push(text.slice(kept))
    return pieces.join('')
  }

  #scan(text: string, out: Int32Array | undefined, from: number): number {
    const length = text.length
    let at = from
    let position = 0
    while (position < length) {
      if (SEPARATES[text.charCodeAt(position)] === 1) {
        position++
        continue
      }
      const start = position
      let hash = 0x811c9dc5 | 0
      do {
        const character = text.charCodeAt(position)
        if (SEPARATES[character] === 1) break
        hash = Math.imul(hash ^ character, 0x01000193)
      } while (++position < length)
      hash ^= hash >>> 15
      if (out === undefined) this.#add(text, start, position, hash)
      else out[at++] = this.#find(text, start, position, hash)
    }
    return at
  }

  /** The code of text[start, end), or 0. */
  #find(text: string, start: number, end: number, hash: number): number {
    const slots = this.#slots
    const mask = slots.length - 1
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const entry = slots[slot] - 1
      if (entry < 0) return 0
      if (this.#hashes[entry] === hash && this.#equals(entry, text, start, end)) return entry + RESERVED
    }
  }

  #equals(entry: number, text: string, start: number, end: number): boolean {
    const characters = this.#characters
    const from = this.#starts[entry]
    if (this.#starts[entry + 1] - from !== end - start) return false
    for (let at = start; at < end; at++) {
      if (characters[from + at - start] !== text.charCodeAt(at)) return false
    }
    return true
  }

  #add(text: string, start: number, end: number, hash: number): void {
    if (this.#find(text, start, end, hash) !== 0) return
    const entry = this.#learned.length
    if (entry === this.#hashes.length) {
      this.#hashes = enlarged(this.#hashes, Int32Array, 2 * entry)
      this.#starts = enlarged(this.#starts, Int32Array, 2 * entry + 1)
    }
    const from = this.#starts[entry]
    const to = from + end - start
    if (to > this.#characters.length) this.#characters = enlarged(this.#characters, Uint16Array, 2 * to)
    for (let at = start; at < end; at++) this.#characters[from + at - start] = text.charCodeAt(at)
    // A copy: a slice would keep the whole text alive.
    this.#learned.push(
      String.fromCharCode.apply(null, this.#characters.subarray(from, to) as unknown as number[]),
    )
    this.#hashes[entry] = hash
    this.#starts[entry + 1] = to
    if (2 * (entry + 1) > this.#slots.length) this.#rehash()
    else this.#insert(entry)
  }

  #insert(entry: number): void {
    const mask = this.#slots.length - 1
    let slot = this.#hashes[entry] & mask
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask
    this.#slots[slot] = entry + 1
  }

  #rehash(): void {
    this.#slots = new Int32Array(this.#slots.length * 4)
    for (let entry = 0; entry < this.#learned.length; entry++) this.#insert(entry)
  }
}

function enlarged<Column extends Int32Array | Uint16Array>(
  column: Column,
  Kind: new (length: number) => Column,
  length: number,
): Column {
  const larger = new Kind(length)
  larger.set(column)
  return larger
}
