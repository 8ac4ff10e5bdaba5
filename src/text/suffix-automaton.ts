import type { Corpus } from '../contracts/text.js'
import { mix32 } from './hash.js'

const ROOT = 0
const NONE = -1

/**
 * The smallest automaton that reads exactly the runs of tokens that stand in some document of a corpus (Blumer et al.
 * 1985, for several texts). A state stands for the runs that occur at the same places; they are suffixes of one another,
 * of lengths `length[link] + 1 .. length[state]`.
 *
 * Time is proportional to the tokens, whatever they are. At most two states and three edges for each token: about 100
 * bytes a token; documents that repeat others add nothing.
 */
export class SuffixAutomaton {
  /** Longest run of each state. The start state is 0. */
  readonly length: Int32Array
  /** The state of the longest suffix that occurs elsewhere too; -1 for the start state. */
  readonly link: Int32Array
  #states = 1
  #edges = 0
  readonly #firstEdge: Int32Array
  readonly #edgeFrom: Int32Array
  readonly #edgeToken: Int32Array
  readonly #edgeTo: Int32Array
  readonly #nextEdge: Int32Array
  /** Edge + 1 by a hash of its state and token; 0 is free. */
  readonly #slots: Int32Array

  constructor({ words, offsets }: Corpus) {
    const states = 2 * words.length + 1
    const edges = 3 * words.length
    this.length = new Int32Array(states)
    this.link = new Int32Array(states).fill(NONE)
    this.#firstEdge = new Int32Array(states).fill(NONE)
    this.#edgeFrom = new Int32Array(edges)
    this.#edgeToken = new Int32Array(edges)
    this.#edgeTo = new Int32Array(edges)
    this.#nextEdge = new Int32Array(edges)
    let slots = 16
    while (slots < 2 * edges) slots *= 2
    this.#slots = new Int32Array(slots)
    for (let document = 0; document + 1 < offsets.length; document++) {
      let last = ROOT
      for (let at = offsets[document]; at < offsets[document + 1]; at++) last = this.#extend(last, words[at])
    }
  }

  /** Number of states. */
  get size(): number {
    return this.#states
  }

  /** The state that a token leads to, -1 where no run goes on so. */
  next(state: number, token: number): number {
    const edge = this.#slots[this.#slot(state, token)] - 1
    return edge === NONE ? NONE : this.#edgeTo[edge]
  }

  /** Goes on from the state of a whole start of a document by its next token. */
  #extend(last: number, token: number): number {
    const known = this.next(last, token)
    if (known !== NONE) return this.#stateOf(last, token, known)
    const state = this.#states++
    this.length[state] = this.length[last] + 1
    let from = last
    for (; from !== NONE && this.next(from, token) === NONE; from = this.link[from]) {
      this.#addEdge(from, token, state)
    }
    this.link[state] = from === NONE ? ROOT : this.#stateOf(from, token, this.next(from, token))
    return state
  }

  /** The state of the longest run of `from` and the token behind it: `to`, or a part of it split off. */
  #stateOf(from: number, token: number, to: number): number {
    if (this.length[to] === this.length[from] + 1) return to
    const part = this.#states++
    this.length[part] = this.length[from] + 1
    this.link[part] = this.link[to]
    for (let edge = this.#firstEdge[to]; edge !== NONE; edge = this.#nextEdge[edge]) {
      this.#addEdge(part, this.#edgeToken[edge], this.#edgeTo[edge])
    }
    this.link[to] = part
    for (let state = from; state !== NONE; state = this.link[state]) {
      const edge = this.#slots[this.#slot(state, token)] - 1
      if (edge === NONE || this.#edgeTo[edge] !== to) break
      this.#edgeTo[edge] = part
    }
    return part
  }

  #addEdge(from: number, token: number, to: number): void {
    const edge = this.#edges++
    this.#edgeFrom[edge] = from
    this.#edgeToken[edge] = token
    this.#edgeTo[edge] = to
    this.#nextEdge[edge] = this.#firstEdge[from]
    this.#firstEdge[from] = edge
    this.#slots[this.#slot(from, token)] = edge + 1
  }

  /** Where a state's edge for a token stands, or the free slot where it would. */
  #slot(state: number, token: number): number {
    const mask = this.#slots.length - 1
    let slot = mix32(Math.imul(state, 0x9e3779b1) ^ Math.imul(token, 0x85ebca6b)) & mask
    for (;;) {
      const edge = this.#slots[slot] - 1
      if (edge === NONE || (this.#edgeFrom[edge] === state && this.#edgeToken[edge] === token)) return slot
      slot = (slot + 1) & mask
    }
  }
}
