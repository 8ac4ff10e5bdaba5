import type { Piece } from './pieces.js'

/** A phrase found in a text: pieces `first .. last`. */
export interface Found {
  readonly phrase: number
  readonly first: number
  readonly last: number
}

/** A node and a word make one number below 2^53: more words than this do not fit into memory. */
const MOST_WORDS = 0x1000000

/**
 * Finds any of many phrases in a text in one pass, whole pieces by whole pieces: at each place the longest phrase
 * that begins there, then on behind it. The time hardly depends on the number of phrases.
 *
 * @example
 * const trie = new PhraseTrie()
 * trie.add(piecesOf('New York')) // 0
 * trie.find(piecesOf('the New York Times')) // [{ phrase: 0, first: 1, last: 2 }]
 */
export class PhraseTrie {
  readonly #words = new Map<string, number>()
  /** From node and word to the next node; the root is node 0. */
  readonly #edges = new Map<number, number>()
  /** Phrase that ends at each node, or -1. */
  readonly #phrases: number[] = [-1]
  #size = 0

  /** Number of the phrase, from 0 on in order of addition; the same phrase has one number. */
  add(phrase: readonly Piece[]): number {
    if (phrase.length === 0) throw new RangeError('a phrase needs at least one piece')
    let node = 0
    for (const { text } of phrase) {
      const edge = node * MOST_WORDS + this.#wordOf(text)
      let next = this.#edges.get(edge)
      if (next === undefined) {
        next = this.#phrases.push(-1) - 1
        this.#edges.set(edge, next)
      }
      node = next
    }
    if (this.#phrases[node] < 0) this.#phrases[node] = this.#size++
    return this.#phrases[node]
  }

  find(pieces: readonly Piece[]): Found[] {
    const found: Found[] = []
    const words = pieces.map(({ text }) => this.#words.get(text))
    for (let first = 0; first < pieces.length; ) {
      let phrase = -1
      let last = first
      let node: number | undefined = 0
      for (let at = first; at < pieces.length; at++) {
        const word = words[at]
        node = word === undefined ? undefined : this.#edges.get(node * MOST_WORDS + word)
        if (node === undefined) break
        if (this.#phrases[node] >= 0) [phrase, last] = [this.#phrases[node], at]
      }
      if (phrase >= 0) found.push({ phrase, first, last })
      first = last + 1
    }
    return found
  }

  #wordOf(text: string): number {
    const known = this.#words.get(text)
    if (known !== undefined) return known
    this.#words.set(text, this.#words.size)
    return this.#words.size - 1
  }
}
