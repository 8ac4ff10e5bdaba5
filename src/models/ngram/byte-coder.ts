import { KEPT, RESERVED, type TokenCoder } from './token-coder.js'

const BYTES = 256
const encoder = new TextEncoder()
/** Bytes that are no UTF-8 become U+FFFD; a byte order mark is a character like any other. */
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/**
 * The bytes of UTF-8 as tokens: all 256 are always known. UTF-8 has no bytes for half a surrogate pair, so one
 * is coded as U+FFFD; bytes that a model drew and that are no valid UTF-8 are read as U+FFFD too.
 *
 * @example
 * new ByteCoder().encode('é', new Int32Array(3), 0) // returns 2: codes 198 and 172 (bytes C3, A9) were written
 */
export class ByteCoder implements TokenCoder {
  readonly size = RESERVED + BYTES
  readonly learned: readonly string[] = []
  #bytes = new Uint8Array(1024)

  /** Nothing: every byte is known. */
  learn(): void {}

  most(length: number): number {
    return 3 * length
  }

  encode(text: string, out: Int32Array, at: number): number {
    if (this.#bytes.length < this.most(text.length)) this.#bytes = new Uint8Array(2 * this.most(text.length))
    const { written } = encoder.encodeInto(text, this.#bytes)
    for (let position = 0; position < written; position++)
      out[at + position] = this.#bytes[position] + RESERVED
    return at + written
  }

  decode(codes: readonly number[]): string {
    return decoder.decode(Uint8Array.from(codes, (code) => code - RESERVED))
  }

  replace(text: string, codes: ArrayLike<number>): string {
    const bytes = encoder.encode(text)
    let changed = false
    for (let at = 0; at < bytes.length; at++) {
      if (codes[at] === KEPT) continue
      bytes[at] = codes[at] - RESERVED
      changed = true
    }
    return changed ? decoder.decode(bytes) : text
  }
}
