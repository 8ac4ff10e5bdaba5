import type { Tokenizer } from '../../contracts/tokenizer.js'
import { BYTES, BYTES_IN_ORDER, CHARACTER_OF_BYTE } from './byte-alphabet.js'
import { ByteLevelTokenizer } from './byte-level.js'
import { gpt2Pattern } from './gpt2-pattern.js'
import type { Merge } from './merges.js'
import { eachPiece } from './pieces.js'
import { type CountedPair, PairCounts } from './pair-counts.js'
import { END_OF_DOCUMENT } from './special-tokens.js'
import { byteLevelJson } from './tokenizer-json.js'
import { utf8Encoder, wellFormed } from './utf8.js'

/** A pair that occurs once is no regularity: Hugging Face's `ByteLevelBPETokenizer.train` has the same limit. */
const LEAST_COUNT = 2
const CHARACTERS_PER_TURN = 1_000_000
const PLACES_PER_TURN = 262_144
const NONE = -1

export interface BpeSize {
  /** Tokens in all: the 256 bytes, one for each merge, and the end of a document. */
  readonly vocabulary: number
}

/** Awaited now and then in long work, so that the event loop runs; what it throws stops the work. */
export type Turn = () => Promise<void>

/**
 * Byte-level byte-pair encoding as in GPT-2 (Radford et al. 2019; Sennrich et al., arXiv 1508.07909), learned from
 * texts. Tokens 0 .. 255 are the bytes in GPT-2's order, then come the merges, and last `<|endoftext|>`. The pair of
 * neighbours that occurs most often is merged first; of equally frequent ones the pair whose left id is lower, then
 * the one whose right id is. No merge crosses the pieces of GPT-2's pattern. Where no pair occurs twice any more the
 * vocabulary stays smaller than asked for: `size` tells.
 *
 * @example
 * const tokenizer = await trainBpe(['low low lower'], { vocabulary: 260 })
 * tokenizer.encode('low').length // 1: the merges are "l o", "lo w", "Ġ low"
 */
export async function trainBpe(
  texts: readonly string[],
  { vocabulary }: BpeSize,
  turn?: Turn,
): Promise<Tokenizer> {
  const words = new Words(await countPieces(texts, turn))
  const tokens = BYTES_IN_ORDER.map((byte) => CHARACTER_OF_BYTE[byte])
  const merges: Merge[] = []
  let places = 0
  while (tokens.length < vocabulary - 1) {
    const pair = words.pairs.take()
    if (pair === undefined) break
    const merged = tokens.push(tokens[pair.left] + tokens[pair.right]) - 1
    merges.push({ left: pair.left, right: pair.right, merged })
    words.merge(pair, merged)
    places += pair.places.length
    if (places < PLACES_PER_TURN) continue
    places = 0
    await turn?.()
  }
  const endOfDocument = tokens.push(END_OF_DOCUMENT) - 1
  return new ByteLevelTokenizer({
    label: `byte-level BPE of ${tokens.length.toLocaleString('en-US')} tokens`,
    tokens,
    merges,
    special: new Set([endOfDocument]),
    endOfDocument,
    patterns: [gpt2Pattern()],
    toJson: () => byteLevelJson(tokens, merges, endOfDocument, true),
  })
}

async function countPieces(texts: readonly string[], turn?: Turn): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  const patterns = [gpt2Pattern()]
  let characters = 0
  for (const text of texts) {
    eachPiece(wellFormed(text), patterns, (piece) => counts.set(piece, (counts.get(piece) ?? 0) + 1))
    characters += text.length
    if (characters < CHARACTERS_PER_TURN) continue
    characters = 0
    await turn?.()
  }
  return counts
}

/** The different pieces of the texts as chains of tokens, all in one row. A token stands at the place of its first byte. */
class Words {
  readonly pairs = new PairCounts(LEAST_COUNT)
  readonly #ids: Int32Array
  /** Places of the neighbours in the same piece, or NONE. */
  readonly #next: Int32Array
  readonly #previous: Int32Array
  /** How often the piece occurs that the place is part of. */
  readonly #weights: Float64Array

  constructor(pieces: ReadonlyMap<string, number>) {
    let length = 0
    for (const piece of pieces.keys()) length += Buffer.byteLength(piece)
    this.#ids = new Int32Array(length)
    this.#next = new Int32Array(length).fill(NONE)
    this.#previous = new Int32Array(length).fill(NONE)
    this.#weights = new Float64Array(length)
    const idOfByte = new Int32Array(BYTES)
    BYTES_IN_ORDER.forEach((byte, id) => {
      idOfByte[byte] = id
    })
    let place = 0
    for (const [piece, count] of pieces) {
      const first = place
      for (const byte of utf8Encoder.encode(piece)) {
        this.#ids[place] = idOfByte[byte]
        this.#weights[place] = count
        if (place > first) {
          this.#previous[place] = place - 1
          this.#next[place - 1] = place
          this.pairs.add(this.#ids[place - 1], idOfByte[byte], count, place - 1)
        }
        place++
      }
    }
  }

  /** Makes one token of every occurrence of the pair, from left to right. */
  merge({ left, right, places }: CountedPair, merged: number): void {
    const ids = this.#ids
    for (const place of places) {
      const gone = this.#next[place]
      if (ids[place] !== left || gone === NONE || ids[gone] !== right) continue
      const weight = this.#weights[place]
      const before = this.#previous[place]
      const after = this.#next[gone]
      if (before !== NONE) {
        this.pairs.remove(ids[before], left, weight)
        this.pairs.add(ids[before], merged, weight, before)
      }
      if (after !== NONE) {
        this.pairs.remove(right, ids[after], weight)
        this.pairs.add(merged, ids[after], weight, place)
        this.#previous[after] = place
      }
      ids[place] = merged
      ids[gone] = NONE
      this.#next[place] = after
    }
  }
}
