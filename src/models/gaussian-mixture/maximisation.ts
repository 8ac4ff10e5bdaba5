import { RunError } from '../../errors/index.js'
import { choleskyFactor } from '../../numerics/cholesky.js'
import type { Items, Mixture } from './mixture.js'

/** A component whose share of all weight is below this has no items: its mean would be that of rounding errors. */
const EMPTY = 10 * Number.EPSILON

/**
 * The likeliest mixture for given shares [components, count], in place. A component without items gets weight 0 and
 * stays where it was. The regularisation of a covariance that rounding keeps from being positive definite is raised
 * tenfold until it is; the value says whether that was needed.
 */
export function maximise(
  shares: Float64Array,
  items: Items,
  mixture: Mixture,
  regularisation: number,
): boolean {
  const { count } = items
  const { weights, components } = mixture
  let total = 0
  for (let component = 0; component < components; component++) {
    let own = 0
    for (let at = component * count; at < (component + 1) * count; at++) own += shares[at]
    weights[component] = own
    total += own
  }
  let raised = false
  for (let component = 0; component < components; component++) {
    const own = weights[component]
    if (own <= EMPTY * total) {
      weights[component] = 0
      continue
    }
    weights[component] = own / total
    const part = shares.subarray(component * count, (component + 1) * count)
    moveMean(part, own, items, mixture, component)
    spread(part, own, items, mixture, component)
    if (regularise(mixture, component, regularisation)) raised = true
  }
  return raised
}

function moveMean(
  shares: Float64Array,
  total: number,
  items: Items,
  mixture: Mixture,
  component: number,
): void {
  const { dimension, means } = mixture
  const from = component * dimension
  means.fill(0, from, from + dimension)
  for (let item = 0; item < shares.length; item++) {
    for (let axis = 0; axis < dimension; axis++) {
      means[from + axis] += shares[item] * items.values[item * dimension + axis]
    }
  }
  for (let axis = 0; axis < dimension; axis++) means[from + axis] /= total
}

function spread(
  shares: Float64Array,
  total: number,
  items: Items,
  mixture: Mixture,
  component: number,
): void {
  const { dimension, means, covariances } = mixture
  const mean = component * dimension
  const start = mean * dimension
  covariances.fill(0, start, start + dimension * dimension)
  for (let item = 0; item < shares.length; item++) {
    // Of most items most components have no share.
    if (shares[item] === 0) continue
    const from = item * dimension
    for (let row = 0; row < dimension; row++) {
      const weighted = shares[item] * (items.values[from + row] - means[mean + row])
      const to = start + row * dimension
      for (let column = 0; column <= row; column++) {
        covariances[to + column] += weighted * (items.values[from + column] - means[mean + column])
      }
    }
  }
  for (let row = 0; row < dimension; row++) {
    for (let column = 0; column <= row; column++) {
      const value = covariances[start + row * dimension + column] / total
      covariances[start + row * dimension + column] = value
      covariances[start + column * dimension + row] = value
    }
  }
}

function regularise(mixture: Mixture, component: number, regularisation: number): boolean {
  const { dimension, covariances } = mixture
  const start = component * dimension * dimension
  const factor = new Float64Array(dimension * dimension)
  let added = 0
  for (let wanted = regularisation; wanted < Infinity; wanted *= 10) {
    for (let axis = start; axis < start + factor.length; axis += dimension + 1)
      covariances[axis] += wanted - added
    if (choleskyFactor(covariances, start, dimension, factor, 0)) return added > 0
    added = wanted
  }
  throw new RunError(
    'family gaussian-mixture: the squares of the points are too large to be added up',
    'Use points of a smaller scale: below 1e150.',
  )
}
