/** Keys and values of one document, position after position, in memory that all threads share. */
export type Slot = Float32Array<SharedArrayBuffer>

/** Slots that are used again. Memory is touched, and so taken, only as far as documents get. */
export class CacheSlots {
  readonly #numbers: number
  readonly #free: Slot[] = []

  /** `numbers`: of one slot. */
  constructor(numbers: number) {
    this.#numbers = numbers
  }

  /** Of one slot. */
  get bytes(): number {
    return 4 * this.#numbers
  }

  take(): Slot {
    return this.#free.pop() ?? new Float32Array(new SharedArrayBuffer(4 * this.#numbers))
  }

  give(slot: Slot): void {
    this.#free.push(slot)
  }
}
