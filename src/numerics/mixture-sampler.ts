import type { MixtureState } from '../contracts/state.js'
import { choleskyFactor } from './cholesky.js'

/** Where the random numbers of a chain come from. */
interface Source {
  uniform(): number
  normal(): number
}

/** Draws items of mixtures of normal distributions. */
export class MixtureSampler {
  readonly #state: MixtureState
  /** Lower Cholesky factors, laid out as the covariances. */
  readonly #factors: Float64Array
  readonly #normals: Float64Array

  /** @throws {RangeError} where a covariance is not positive definite */
  constructor(state: MixtureState) {
    const { covariances, dimension } = state
    this.#state = state
    this.#normals = new Float64Array(dimension)
    this.#factors = new Float64Array(covariances.length)
    for (let at = 0; at < covariances.length; at += dimension * dimension) {
      if (!choleskyFactor(covariances, at, dimension, this.#factors, at)) {
        throw new RangeError('a covariance of a mixture is not positive definite')
      }
    }
  }

  /** Writes one item of a chain's mixture to `values`, from `start` on. */
  draw(chain: number, source: Source, values: Float64Array, start: number): void {
    const { components, dimension, means } = this.#state
    const component = chain * components + this.#component(chain, source.uniform())
    for (let axis = 0; axis < dimension; axis++) this.#normals[axis] = source.normal()
    for (let row = 0; row < dimension; row++) {
      const factor = (component * dimension + row) * dimension
      let value = means[component * dimension + row]
      for (let column = 0; column <= row; column++)
        value += this.#factors[factor + column] * this.#normals[column]
      values[start + row] = value
    }
  }

  #component(chain: number, uniform: number): number {
    const { components, weights } = this.#state
    let left = uniform
    let last = 0
    for (let component = 0; component < components; component++) {
      const weight = weights[chain * components + component]
      if (weight === 0) continue
      if (left < weight) return component
      left -= weight
      last = component
    }
    // Rounding may leave a rest behind the last one.
    return last
  }
}
