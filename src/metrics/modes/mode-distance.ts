import type { MixtureState, NormalState } from '../../contracts/state.js'
import { choleskyFactor } from '../../numerics/cholesky.js'

/** A mode of the truth: squared distance of a row from its centre, in its own standard deviations. */
export type ModeDistance = (rows: Float64Array, start: number) => number

/**
 * The components of the truth that have some weight, as distances: (x - m)' C^-1 (x - m), the squared Mahalanobis
 * distance. Undefined where a component is singular.
 */
export function modesOf(truth: NormalState | MixtureState): readonly ModeDistance[] | undefined {
  const count = truth.kind === 'normal' ? 1 : truth.components
  const modes: ModeDistance[] = []
  for (let k = 0; k < count; k++) {
    if (truth.kind === 'mixture' && truth.weights[k] === 0) continue
    const mode = modeAt(truth, k)
    if (mode === undefined) return undefined
    modes.push(mode)
  }
  return modes
}

function modeAt(
  { dimension, means, covariances }: NormalState | MixtureState,
  k: number,
): ModeDistance | undefined {
  const factor = new Float64Array(dimension * dimension)
  if (!choleskyFactor(covariances, k * factor.length, dimension, factor, 0)) return undefined
  const solved = new Float64Array(dimension)
  return (rows, start) => {
    let squares = 0
    for (let row = 0; row < dimension; row++) {
      let rest = rows[start + row] - means[k * dimension + row]
      for (let at = 0; at < row; at++) rest -= factor[row * dimension + at] * solved[at]
      solved[row] = rest / factor[row * dimension + row]
      squares += solved[row] * solved[row]
    }
    return squares
  }
}
