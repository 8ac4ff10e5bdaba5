import type { Tokenizer } from '../../contracts/tokenizer.js'
import { BYTES, bytesOfToken, writtenBytes } from './byte-alphabet.js'
import { concatenated } from './concatenated.js'
import { GrowingIds } from './growing-ids.js'
import { literalPattern } from './literal-pattern.js'
import { type Merge, Merger } from './merges.js'
import { eachPiece } from './pieces.js'
import { bytesAfter, isContinuation, utf8Decoder, utf8Encoder, wellFormed } from './utf8.js'

/** Pieces whose tokens are remembered, and the longest of them. English text has some ten thousand different ones. */
const REMEMBERED_PIECES = 65_536
const REMEMBERED_LENGTH = 64

export interface ByteLevelParts {
  readonly label: string
  /** By id, in GPT-2's alphabet; undefined where an id has no token. */
  readonly tokens: readonly (string | undefined)[]
  readonly merges: readonly Merge[]
  /** Ids that no text reaches and that decode to nothing; the end of a document is one of them. */
  readonly special: ReadonlySet<number>
  readonly endOfDocument: number
  /** Ids of tokens that are found in the text before it is cut, the longest first where several begin. */
  readonly added?: ReadonlyMap<string, number>
  /** How a text is cut into pieces; merges do not cross them. */
  readonly patterns: readonly RegExp[]
  /** Whether a space is put before a text, and the first one taken off again. */
  readonly prefixSpace?: boolean
  /** Whether a piece that is a token as a whole is that token, whatever the merges say. */
  readonly wholePieces?: boolean
  readonly toJson: () => string
}

/** Byte-level byte-pair encoding: GPT-2's, and those of its kind. */
export class ByteLevelTokenizer implements Tokenizer {
  readonly label: string
  readonly size: number
  readonly endOfDocument: number
  readonly toJson: () => string
  readonly #patterns: readonly RegExp[]
  readonly #prefixSpace: boolean
  readonly #added: ReadonlyMap<string, number>
  readonly #addedPattern: readonly RegExp[]
  /** In the alphabet; empty where the merges decide alone. */
  readonly #wholePieces = new Map<string, number>()
  #longestWhole = 0
  readonly #bytesOf: readonly (Uint8Array | undefined)[]
  readonly #idOfByte: Int32Array
  readonly #merger: Merger
  readonly #remembered = new Map<string, readonly number[]>()
  #bytes = new Uint8Array(256)
  #ids = new Int32Array(256)

  constructor(parts: ByteLevelParts) {
    const { tokens, special } = parts
    this.label = parts.label
    this.size = tokens.length
    this.endOfDocument = parts.endOfDocument
    this.toJson = parts.toJson
    this.#patterns = parts.patterns
    this.#prefixSpace = parts.prefixSpace ?? false
    this.#added = parts.added ?? new Map()
    this.#addedPattern = this.#added.size === 0 ? [] : [literalPattern([...this.#added.keys()])]
    this.#bytesOf = bytesOfTokens(tokens, special, new Set(this.#added.values()))
    this.#idOfByte = idsOfBytes(this.#bytesOf, this.#added)
    // Special tokens have no bytes, so no merge makes one; nor an added token that stands for other bytes.
    const lengthOf = (id: number): number => this.#bytesOf[id]?.length ?? Number.NaN
    this.#merger = new Merger(
      parts.merges.filter(({ left, right, merged }) => lengthOf(merged) === lengthOf(left) + lengthOf(right)),
      this.size,
    )
    if (parts.wholePieces !== true) return
    tokens.forEach((token, id) => {
      if (token === undefined || bytesOfToken(token)?.length !== lengthOf(id)) return
      this.#wholePieces.set(token, id)
      this.#longestWhole = Math.max(this.#longestWhole, token.length)
    })
  }

  encode(text: string): Int32Array {
    if (text === '') return new Int32Array(0)
    const ids = new GrowingIds(text.length >>> 1)
    const whole = wellFormed(this.#prefixSpace ? ` ${text}` : text)
    eachPiece(whole, this.#addedPattern, (part) => {
      const added = this.#added.get(part)
      if (added !== undefined) ids.push(added)
      else eachPiece(part, this.#patterns, (piece) => this.#encodePiece(piece, ids))
    })
    return ids.take()
  }

  pieces(text: string): string[] {
    const pieces: string[] = []
    // The space that is put before a text is no part of it.
    let [start, end] = [0, this.#prefixSpace ? -1 : 0]
    let missing = 0
    for (const id of this.encode(text)) {
      for (const byte of this.#bytesOf[id] ?? []) {
        if (isContinuation(byte)) missing--
        else {
          missing = bytesAfter(byte)
          // Characters of four bytes are two units of a string.
          end += missing === 3 ? 2 : 1
        }
      }
      if (missing > 0 || end <= start) continue
      pieces.push(text.slice(start, end))
      start = end
    }
    return pieces
  }

  decode(tokens: ArrayLike<number>): string {
    const text = utf8Decoder.decode(concatenated(tokens, this.#bytesOf))
    return this.#prefixSpace && text.startsWith(' ') ? text.slice(1) : text
  }

  #encodePiece(piece: string, ids: GrowingIds): void {
    const remembered = this.#remembered.get(piece)
    if (remembered !== undefined) {
      for (const id of remembered) ids.push(id)
      return
    }
    this.#reserve(3 * piece.length)
    const { written } = utf8Encoder.encodeInto(piece, this.#bytes)
    const bytes = this.#bytes.subarray(0, written)
    const length = this.#tokensOf(bytes)
    for (let at = 0; at < length; at++) ids.push(this.#ids[at])
    if (piece.length > REMEMBERED_LENGTH) return
    if (this.#remembered.size === REMEMBERED_PIECES) this.#remembered.clear()
    // Decoded anew: the piece itself may be a slice that would keep its whole document in memory.
    this.#remembered.set(utf8Decoder.decode(bytes), [...this.#ids.subarray(0, length)])
  }

  /** Writes the tokens of a piece into `#ids` and returns how many they are. */
  #tokensOf(bytes: Uint8Array): number {
    if (bytes.length <= this.#longestWhole) {
      const whole = this.#wholePieces.get(writtenBytes(bytes))
      if (whole !== undefined) {
        this.#ids[0] = whole
        return 1
      }
    }
    for (let at = 0; at < bytes.length; at++) this.#ids[at] = this.#idOfByte[bytes[at]]
    return this.#merger.merge(this.#ids, bytes.length)
  }

  #reserve(length: number): void {
    if (length <= this.#bytes.length) return
    this.#bytes = new Uint8Array(2 * length)
    this.#ids = new Int32Array(2 * length)
  }
}

function bytesOfTokens(
  tokens: readonly (string | undefined)[],
  special: ReadonlySet<number>,
  added: ReadonlySet<number>,
): (Uint8Array | undefined)[] {
  return tokens.map((token, id) => {
    if (token === undefined || special.has(id)) return undefined
    // An added token is written as it stands in a text, also where its characters are those of the alphabet.
    return (added.has(id) ? undefined : bytesOfToken(token)) ?? utf8Encoder.encode(token)
  })
}

function idsOfBytes(
  bytesOf: readonly (Uint8Array | undefined)[],
  added: ReadonlyMap<string, number>,
): Int32Array {
  const ids = new Int32Array(BYTES)
  const matched = new Set(added.values())
  bytesOf.forEach((bytes, id) => {
    // An added token of one byte, "\n" say, stands beside the byte's own token.
    if (bytes?.length === 1 && !matched.has(id)) ids[bytes[0]] = id
  })
  return ids
}
