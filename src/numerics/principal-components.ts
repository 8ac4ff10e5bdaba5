import { centred, columnMeans, transposed } from './matrix.js'
import { gramOfRows, rowProducts } from './row-products.js'
import { symmetricEigen } from './symmetric-eigen.js'

export interface Scores {
  /** Row i is row i of the data in the basis of the components. */
  readonly values: Float64Array
  /** Components kept; at least one. */
  readonly dimension: number
}

/**
 * The rows of a matrix in the basis of their first principal components: as few as hold `share` of the variance.
 *
 * **Method.** Eigenvectors of the columns' products or, where there are fewer rows than columns, of the rows': both
 * give the same scores, up to the sign of a component.
 *
 * @example
 * principalScores(Float64Array.of(0, 0, 3, 4), 2, 0.9) // { values: [-2.5, 2.5], dimension: 1 } or its mirror image
 */
export function principalScores(values: Float64Array, columns: number, share: number): Scores {
  const data = centred(values, columnMeans(values, columns))
  const rows = values.length / columns
  return rows < columns ? fromRows(data, columns, share) : fromColumns(data, columns, share)
}

function fromColumns(data: Float64Array, columns: number, share: number): Scores {
  const { values, vectors } = symmetricEigen(
    gramOfRows(transposed(data, columns), data.length / columns),
    columns,
  )
  const dimension = leading(values, share)
  return { values: rowProducts(data, vectors.subarray(0, dimension * columns), columns), dimension }
}

/** The scores on a component are its eigenvector of the rows' products, times the root of its eigenvalue. */
function fromRows(data: Float64Array, columns: number, share: number): Scores {
  const rows = data.length / columns
  const { values, vectors } = symmetricEigen(gramOfRows(data, columns), rows)
  const dimension = leading(values, share)
  const scores = vectors.slice(0, dimension * rows)
  for (let component = 0; component < dimension; component++) {
    const length = Math.sqrt(Math.max(0, values[component]))
    for (let row = 0; row < rows; row++) scores[component * rows + row] *= length
  }
  return { values: transposed(scores, rows), dimension }
}

function leading(variances: Float64Array, share: number): number {
  const total = variances.reduce((sum, value) => sum + Math.max(0, value), 0)
  let held = 0
  let count = 0
  while (count < variances.length && (count === 0 || held < share * total)) {
    held += Math.max(0, variances[count])
    count++
  }
  return count
}
