/** A list of token ids of unknown length. */
export class GrowingIds {
  #ids: Int32Array<ArrayBuffer>
  #length = 0

  /** `expected`: how many there will be, roughly. */
  constructor(expected: number) {
    this.#ids = new Int32Array(Math.max(16, expected))
  }

  push(id: number): void {
    if (this.#length === this.#ids.length) {
      const larger = new Int32Array(2 * this.#ids.length)
      larger.set(this.#ids)
      this.#ids = larger
    }
    this.#ids[this.#length++] = id
  }

  /** The ids, in an array of their own. */
  take(): Int32Array {
    return this.#ids.slice(0, this.#length)
  }
}
