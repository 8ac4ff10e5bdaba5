import type { Stream } from './stream.js'

/** Up to so many outcomes are gone through one by one; among more, a table leads to the place. */
const FEW = 6

/**
 * Draws outcomes by weight, by inversion: one uniform number for each draw, and the first outcome whose cumulative
 * weight exceeds it. Where one outcome alone can come, no number is drawn. Among many outcomes a guide table (Chen and
 * Asau, 1974) finds the place in about two steps, however many there are.
 *
 * `prepare` keeps its memory, so one sampler serves thousands of chains.
 *
 * @example
 * const sampler = new DiscreteSampler()
 * sampler.prepare(Float64Array.of(0, 2, 0))
 * sampler.draw(stream) // always 1
 */
export class DiscreteSampler {
  /** Outcomes of weight above 0, ascending, and what they weigh together with those before. */
  #outcomes = new Int32Array(0)
  #cumulative = new Float64Array(0)
  /** Position j: where to begin for values in slot j of as many equal ones as there are outcomes. */
  #guide = new Int32Array(0)
  #slotsPerWeight = 0
  #size = 0
  #total = 0

  /** Weights are not negative, need not add up to 1, and are not looked at again. */
  prepare(weights: Float64Array): void {
    let possible = 0
    for (let outcome = 0; outcome < weights.length; outcome++) if (weights[outcome] !== 0) possible++
    if (this.#outcomes.length < possible) {
      this.#outcomes = new Int32Array(possible)
      this.#cumulative = new Float64Array(possible)
      this.#guide = new Int32Array(possible + 1)
    }
    let size = 0
    let total = 0
    for (let outcome = 0; outcome < weights.length; outcome++) {
      const weight = weights[outcome]
      if (weight === 0) continue
      total += weight
      this.#outcomes[size] = outcome
      this.#cumulative[size++] = total
    }
    if (!(total > 0 && total < Number.POSITIVE_INFINITY)) {
      throw new RangeError(`weights to draw by must add up to a positive number, not ${total}`)
    }
    this.#size = size
    this.#total = total
    if (size > FEW) this.#prepareGuide()
  }

  #prepareGuide(): void {
    const size = this.#size
    const cumulative = this.#cumulative
    const guide = this.#guide
    const slotsPerWeight = size / this.#total
    this.#slotsPerWeight = slotsPerWeight
    let slot = 0
    for (let place = 0; place < size; place++) {
      // Rounded as values are when drawing: rounding is monotone, so a slot never leads past the place.
      const last = (cumulative[place] * slotsPerWeight) | 0
      while (slot <= last) guide[slot++] = place
    }
  }

  draw(stream: Stream): number {
    if (this.#size === 1) return this.#outcomes[0]
    return this.#outcomes[this.#placeOf(stream.uniform() * this.#total)]
  }

  #placeOf(value: number): number {
    let place = this.#size > FEW ? this.#guide[(value * this.#slotsPerWeight) | 0] : 0
    while (this.#cumulative[place] <= value) place++
    return place
  }

  /** Fills part of an array with draws. */
  fill(stream: Stream, values: Float64Array, from: number, to: number): void {
    if (this.#size === 1) {
      values.fill(this.#outcomes[0], from, to)
      return
    }
    for (let at = from; at < to; at++)
      values[at] = this.#outcomes[this.#placeOf(stream.uniform() * this.#total)]
  }
}
