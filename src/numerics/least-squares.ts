import { choleskyFactor, choleskySolve } from './cholesky.js'
import { symmetricEigen } from './symmetric-eigen.js'

/** An eigenvalue of the normal equations below this share of the largest is rounding. */
const RANK_TOLERANCE = 1e-12

/**
 * Least squares of many small problems of one size, by the normal equations: the coefficients w that minimise
 * sum_i v_i (y_i - x_i.w)^2 + penalty |w|^2. Where they do not determine w, the shortest such w is given (the limit
 * of a penalty that goes to 0).
 *
 * **Precision.** The normal equations square the condition of the inputs: a third of the digits are left where
 * columns differ in scale by 1e5.
 *
 * @example
 * const problem = new LeastSquares(2)
 * problem.add(Float64Array.of(1, 0), 0, 3)
 * problem.add(Float64Array.of(1, 1), 0, 5)
 * problem.solve(0) // { coefficients: 3, 2; determined: true }
 */
export class LeastSquares {
  readonly #size: number
  /** X'VX on and below its diagonal, and X'Vy. */
  readonly #moments: Float64Array
  readonly #products: Float64Array
  readonly #factor: Float64Array

  constructor(size: number) {
    this.#size = size
    this.#moments = new Float64Array(size * size)
    this.#products = new Float64Array(size)
    this.#factor = new Float64Array(size * size)
  }

  /** Begins another problem. */
  clear(): void {
    this.#moments.fill(0)
    this.#products.fill(0)
  }

  /** Adds the item whose inputs begin at `start`. */
  add(inputs: Float64Array, start: number, target: number, weight = 1): void {
    const size = this.#size
    const moments = this.#moments
    const products = this.#products
    for (let row = 0; row < size; row++) {
      const weighted = weight * inputs[start + row]
      products[row] += weighted * target
      const to = row * size
      for (let column = 0; column <= row; column++) moments[to + column] += weighted * inputs[start + column]
    }
  }

  /** The solution, in an array of its own; `determined`: whether it is the only one. Ends the problem: clear. */
  solve(penalty: number): { coefficients: Float64Array; determined: boolean } {
    const size = this.#size
    for (let row = 0; row < size; row++) this.#moments[row * size + row] += penalty
    const coefficients = this.#products.slice()
    if (choleskyFactor(this.#moments, 0, size, this.#factor, 0)) {
      choleskySolve(this.#factor, 0, size, coefficients)
      return { coefficients, determined: true }
    }
    return { coefficients: this.#shortest(), determined: false }
  }

  /** Through the eigenvectors of X'VX whose values are more than rounding. */
  #shortest(): Float64Array {
    const size = this.#size
    for (let row = 0; row < size; row++) {
      for (let column = 0; column < row; column++) {
        this.#moments[column * size + row] = this.#moments[row * size + column]
      }
    }
    const { values, vectors } = symmetricEigen(this.#moments, size)
    const coefficients = new Float64Array(size)
    for (let index = 0; index < size && values[index] > RANK_TOLERANCE * values[0]; index++) {
      const from = index * size
      let share = 0
      for (let at = 0; at < size; at++) share += vectors[from + at] * this.#products[at]
      for (let at = 0; at < size; at++) coefficients[at] += (share / values[index]) * vectors[from + at]
    }
    return coefficients
  }
}
