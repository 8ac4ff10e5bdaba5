import type { MixtureState } from '../../contracts/state.js'
import { BadInputError } from '../../errors/index.js'
import { choleskyFactor } from '../../numerics/cholesky.js'
import { layoutCentres } from './layout.js'
import type { MixtureComponent, MixtureOptions } from './options.js'

/** The mixture that the options describe; a BadInputError where they describe none. */
export function mixtureTruth({ components, layout, modes, spacing, sd }: MixtureOptions): MixtureState {
  const laidOut = [layout, modes, spacing, sd].some((option) => option !== undefined)
  if (components !== undefined && laidOut) {
    throw new BadInputError(
      'a mixture has components, or modes that layout, modes, spacing and sd describe, not both',
      'Leave components away, or the others.',
    )
  }
  const listed =
    components ??
    layoutCentres(layout ?? 'grid', modes ?? 25, spacing ?? 2).map((mean) => ({
      weight: 1,
      mean,
      sd: sd ?? 0.05,
    }))
  const dimension = listed[0].mean.length
  const total = listed.reduce((sum, { weight }) => sum + weight, 0)
  return {
    kind: 'mixture',
    chains: 1,
    dimension,
    components: listed.length,
    weights: Float64Array.from(listed, ({ weight }) => weight / total),
    means: Float64Array.from(listed.flatMap((component, index) => meanOf(component, index, dimension))),
    covariances: Float64Array.from(
      listed.flatMap((component, index) => covarianceOf(component, index, dimension)),
    ),
  }
}

function meanOf({ mean }: MixtureComponent, index: number, dimension: number): number[] {
  if (mean.length === dimension) return mean
  throw new BadInputError(
    `components[${index}].mean has ${mean.length} numbers, that of the first component ${dimension}`,
    'Give all components the same number of dimensions.',
  )
}

function covarianceOf({ sd, covariance }: MixtureComponent, index: number, dimension: number): number[] {
  if (covariance === undefined) {
    const variance = (sd ?? 1) * (sd ?? 1)
    return Array.from({ length: dimension * dimension }, (_, at) =>
      at % (dimension + 1) === 0 ? variance : 0,
    )
  }
  const place = `components[${index}]`
  if (sd !== undefined) {
    throw new BadInputError(`${place} has sd and covariance`, 'Leave one of them away.')
  }
  const square = covariance.length === dimension && covariance.every((row) => row.length === dimension)
  if (!square) {
    throw new BadInputError(
      `${place}.covariance is no ${dimension} x ${dimension} matrix`,
      `Give ${dimension} rows of ${dimension} numbers, as its mean has dimensions.`,
    )
  }
  const symmetric = covariance.every((row, at) =>
    row.every((value, other) => value === covariance[other][at]),
  )
  const values = Float64Array.from(covariance.flat())
  if (symmetric && choleskyFactor(values, 0, dimension, values.slice(), 0)) return [...values]
  throw new BadInputError(
    `${place}.covariance is not ${symmetric ? 'positive definite' : 'symmetric'}`,
    'Give a symmetric matrix with positive eigenvalues.',
  )
}
