/**
 * Words with their probabilities, likeliest first, ties by code: one sorted part of a next-word distribution.
 * `weights` are the probabilities after temperature, `sums` their prefix sums.
 */
export interface Ranked {
  readonly words: Int32Array
  readonly probabilities: Float64Array
  readonly weights: Float64Array
  readonly sums: Float64Array
}

/** p^(1/T), as exp(log(p)/T): the power function differs between versions of Node. */
export function tempered(probability: number, temperature: number): number {
  return temperature === 1 ? probability : Math.exp(Math.log(probability) / temperature)
}

/** Sorts words of positive probability. */
export function rank(words: Int32Array, probabilities: Float64Array, temperature: number): Ranked {
  const size = words.length
  const order = rankedOrder(words, probabilities)
  const sortedWords = new Int32Array(size)
  const sorted = new Float64Array(size)
  const weights = new Float64Array(size)
  const sums = new Float64Array(size + 1)
  for (let at = 0; at < size; at++) {
    sortedWords[at] = words[order[at]]
    sorted[at] = probabilities[order[at]]
    weights[at] = tempered(sorted[at], temperature)
    sums[at + 1] = sums[at] + weights[at]
  }
  return { words: sortedWords, probabilities: sorted, weights, sums }
}

/**
 * Positions of the words, likeliest first, ties by code: a merge sort, because sorting a typed array with a
 * comparison function takes several times as long.
 */
export function rankedOrder(words: Int32Array, probabilities: Float64Array): Uint32Array {
  const size = words.length
  let order = new Uint32Array(size)
  for (let at = 0; at < size; at++) order[at] = at
  let other = new Uint32Array(size)
  for (let width = 1; width < size; width *= 2) {
    for (let from = 0; from < size; from += 2 * width) {
      const middle = Math.min(from + width, size)
      const end = Math.min(middle + width, size)
      let left = from
      let right = middle
      for (let to = from; to < end; to++) {
        const takesRight =
          left >= middle ||
          (right < end &&
            precedes(
              probabilities[order[right]],
              words[order[right]],
              probabilities[order[left]],
              words[order[left]],
            ))
        other[to] = takesRight ? order[right++] : order[left++]
      }
    }
    const sorted = other
    other = order
    order = sorted
  }
  return order
}

/**
 * The same words handed out one after the other, likeliest first: a binary heap, because a truncated
 * distribution often needs only the first few of many.
 */
export class RankedHeap {
  size = 0
  #words = new Int32Array(64)
  #values = new Float64Array(64)

  /** Takes over `size` words, whose order does not matter. */
  fill(words: Int32Array, values: Float64Array, size: number): void {
    if (size > this.#words.length) {
      this.#words = new Int32Array(2 * size)
      this.#values = new Float64Array(2 * size)
    }
    for (let at = 0; at < size; at++) {
      this.#words[at] = words[at]
      this.#values[at] = values[at]
    }
    this.size = size
    for (let at = (size >>> 1) - 1; at >= 0; at--) this.#sink(at)
  }

  get word(): number {
    return this.#words[0]
  }

  get value(): number {
    return this.#values[0]
  }

  pop(): void {
    const last = --this.size
    this.#words[0] = this.#words[last]
    this.#values[0] = this.#values[last]
    this.#sink(0)
  }

  #sink(from: number): void {
    const words = this.#words
    const values = this.#values
    const { size } = this
    let at = from
    for (;;) {
      let child = 2 * at + 1
      if (child >= size) return
      if (child + 1 < size && precedes(values[child + 1], words[child + 1], values[child], words[child]))
        child++
      if (!precedes(values[child], words[child], values[at], words[at])) return
      const word = words[at]
      const value = values[at]
      words[at] = words[child]
      values[at] = values[child]
      words[child] = word
      values[child] = value
      at = child
    }
  }
}

/** Whether a word stands before another: likelier, or as likely with the smaller code. */
export function precedes(value: number, word: number, otherValue: number, otherWord: number): boolean {
  return value > otherValue || (value === otherValue && word < otherWord)
}
