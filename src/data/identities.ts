import { hash53 } from '../text/hash.js'

/** Numbers that stand for texts, in the order they were added: equal for equal texts, 8 bytes each. */
export class Identities {
  #values = new Float64Array(1024)
  #size = 0

  add(text: string): void {
    if (this.#size === this.#values.length) {
      const larger = new Float64Array(2 * this.#size)
      larger.set(this.#values)
      this.#values = larger
    }
    this.#values[this.#size++] = hash53(text)
  }

  get size(): number {
    return this.#size
  }

  values(): Float64Array {
    return this.#values.slice(0, this.#size)
  }
}
