/** Words and their codes, numbered from 0 in order of first appearance. Reserved codes are no words: no text reaches them. */
export class Vocabulary {
  readonly #codes = new Map<string, number>()
  readonly #words: (string | undefined)[] = []

  /** `reserved` codes at the start stand for symbols that are not words. */
  constructor(reserved = 0) {
    this.#words.length = reserved
  }

  get size(): number {
    return this.#words.length
  }

  /** The word's code, given out now if it is new. */
  add(word: string): number {
    const known = this.#codes.get(word)
    if (known !== undefined) return known
    const code = this.#words.length
    this.#codes.set(word, code)
    this.#words.push(word)
    return code
  }

  codeOf(word: string): number | undefined {
    return this.#codes.get(word)
  }

  /** Throws a RangeError for reserved and unknown codes. */
  word(code: number): string {
    const word = this.#words[code]
    if (word === undefined) throw new RangeError(`no word has the code ${code}`)
    return word
  }
}
