import { KEPT, RESERVED, type TokenCoder } from './token-coder.js'

/**
 * Unicode code points as tokens, white space included: joining the tokens of any text gives the text again,
 * also where it holds halves of surrogate pairs.
 *
 * @example
 * const coder = new CharacterCoder()
 * coder.learn('a b')                               // codes 3, 4, 5
 * coder.encode('b?', new Int32Array(2), 0)         // returns 2: codes 5 and 0 (unknown) were written
 */
export class CharacterCoder implements TokenCoder {
  readonly #learned: string[] = []
  /** Code of each code point up to the largest one known; 0: unknown. */
  #codes = new Int32Array(128)

  get size(): number {
    return RESERVED + this.#learned.length
  }

  get learned(): readonly string[] {
    return this.#learned
  }

  learn(text: string): void {
    for (const character of text) {
      const point = character.codePointAt(0)!
      if (point >= this.#codes.length) {
        const larger = new Int32Array(Math.max(point + 1, 2 * this.#codes.length))
        larger.set(this.#codes)
        this.#codes = larger
      }
      if (this.#codes[point] > 0) continue
      this.#codes[point] = this.size
      this.#learned.push(character)
    }
  }

  most(length: number): number {
    return length
  }

  encode(text: string, out: Int32Array, from: number): number {
    const codes = this.#codes
    let at = from
    for (let position = 0; position < text.length; position++) {
      const point = text.codePointAt(position)!
      if (point > 0xffff) position++
      out[at++] = point < codes.length ? codes[point] : 0
    }
    return at
  }

  decode(codes: readonly number[]): string {
    return codes.map((code) => this.#learned[code - RESERVED]).join('')
  }

  replace(text: string, codes: ArrayLike<number>): string {
    const characters = [...text]
    for (let at = 0; at < characters.length; at++) {
      if (codes[at] !== KEPT) characters[at] = this.#learned[codes[at] - RESERVED]
    }
    return characters.join('')
  }
}
