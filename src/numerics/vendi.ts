import { transposed } from './matrix.js'
import { gramOfRows } from './row-products.js'
import { symmetricEigenvalues } from './symmetric-eigen.js'

/**
 * Vendi scores of rows of length 1: the effective number of different rows under the cosine kernel.
 *
 * **Formula.** The Hill number of order q of the eigenvalues of K / n, where K holds the products of all rows. The
 * smaller of the rows' and the columns' products is taken: both have the same eigenvalues but for zeros.
 *
 * Source: Friedman and Dieng 2023, The Vendi Score, arXiv:2210.02410; Pasarkar and Dieng 2024, arXiv:2310.12952.
 *
 * @param orders q of each score; Infinity for 1 / the largest eigenvalue
 */
export function vendiOfRows(
  values: Float64Array,
  rows: number,
  dimension: number,
  orders: readonly number[],
): number[] {
  const matrix =
    rows <= dimension ? gramOfRows(values, dimension) : gramOfRows(transposed(values, dimension), rows)
  const shares = symmetricEigenvalues(matrix, Math.min(rows, dimension)).map((value) =>
    Math.max(0, value / rows),
  )
  return orders.map((order) => hillNumber(shares, order))
}

function hillNumber(shares: Float64Array, order: number): number {
  if (order === Number.POSITIVE_INFINITY) return 1 / shares[0]
  if (order === 1) {
    return Math.exp(-shares.reduce((sum, share) => sum + (share > 0 ? share * Math.log(share) : 0), 0))
  }
  const power = shares.reduce((sum, share) => sum + (share > 0 ? Math.exp(order * Math.log(share)) : 0), 0)
  return Math.exp(Math.log(power) / (1 - order))
}
