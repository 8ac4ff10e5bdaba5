/**
 * Least recently used entries go first, in two generations: what was used since the last sweep is in `young`;
 * when that is full it becomes `old` and the old `old` is dropped. A hit costs one look-up, where an exact
 * order of use would cost a deletion and an insertion. Holds at most `bytes` bytes.
 */
export class GenerationCache<Value> {
  readonly #half: number
  readonly #sizeOf: (value: Value) => number
  #young = new Map<number, Value>()
  #old = new Map<number, Value>()
  #used = 0

  constructor(bytes: number, sizeOf: (value: Value) => number) {
    this.#half = bytes / 2
    this.#sizeOf = sizeOf
  }

  get(key: number): Value | undefined {
    const young = this.#young.get(key)
    if (young !== undefined) return young
    const old = this.#old.get(key)
    if (old !== undefined) this.set(key, old)
    return old
  }

  set(key: number, value: Value): void {
    const size = this.#sizeOf(value)
    if (size > this.#half) return
    if (this.#used + size > this.#half) {
      this.#old = this.#young
      this.#young = new Map()
      this.#used = 0
    }
    this.#young.set(key, value)
    this.#used += size
  }
}
