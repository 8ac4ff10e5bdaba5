import type { KernelState, MixtureState, ModelState, NormalState } from '../contracts/state.js'

/** Models of points in space: those that have a density, a mean and a covariance. */
export type DensityState = NormalState | MixtureState | KernelState

export const DENSITY_KINDS = ['normal', 'mixture', 'kernel'] as const

export function isDensity(state: ModelState): state is DensityState {
  return state.kind === 'normal' || state.kind === 'mixture' || state.kind === 'kernel'
}
