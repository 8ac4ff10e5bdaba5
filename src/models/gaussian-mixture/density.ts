import { choleskyFactor, invertLower } from '../../numerics/cholesky.js'
import type { Mixture } from './mixture.js'

const LOG_TWO_PI = Math.log(2 * Math.PI)

/** Log densities of one mixture's components. It holds what it works with: make one, and load mixture after mixture. */
export class MixtureDensity {
  readonly #dimension: number
  readonly #components: number
  /** Inverse Cholesky factors of the covariances. */
  readonly #whitening: Float64Array
  /** Log of the weight and of the density at the mean. */
  readonly #peaks: Float64Array
  readonly #difference: Float64Array
  #means: Float64Array

  constructor(components: number, dimension: number) {
    this.#dimension = dimension
    this.#components = components
    this.#whitening = new Float64Array(components * dimension * dimension)
    this.#peaks = new Float64Array(components)
    this.#difference = new Float64Array(dimension)
    this.#means = new Float64Array(0)
  }

  /** @throws {RangeError} where a covariance is not positive definite */
  load({ weights, means, covariances }: Mixture): void {
    const size = this.#dimension
    this.#means = means
    for (let component = 0; component < this.#components; component++) {
      const start = component * size * size
      if (!choleskyFactor(covariances, start, size, this.#whitening, start)) {
        throw new RangeError('a covariance of a mixture is not positive definite')
      }
      invertLower(this.#whitening, start, size)
      let peak = Math.log(weights[component]) - (size * LOG_TWO_PI) / 2
      for (let axis = 0; axis < size; axis++) peak += Math.log(this.#whitening[start + axis * size + axis])
      this.#peaks[component] = peak
    }
  }

  /** Log of weight times density of each of `count` items under each component, to `out` [components, count]. */
  joint(values: Float64Array, count: number, out: Float64Array): void {
    const size = this.#dimension
    const difference = this.#difference
    const whitening = this.#whitening
    for (let component = 0; component < this.#components; component++) {
      const start = component * size * size
      const peak = this.#peaks[component]
      for (let item = 0; item < count; item++) {
        let distance = 0
        for (let row = 0; row < size; row++) {
          difference[row] = values[item * size + row] - this.#means[component * size + row]
          let part = 0
          for (let column = 0; column <= row; column++) {
            part += whitening[start + row * size + column] * difference[column]
          }
          distance += part * part
        }
        out[component * count + item] = peak - distance / 2
      }
    }
  }
}
