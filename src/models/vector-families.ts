import type { RegistryEntry } from '../contracts/registry.js'
import type { StateKind } from '../contracts/state.js'
import type { VectorFamily } from '../contracts/vectors.js'

/** A family of models of numbers; `state`: what its models are, which decides the metrics that can be taken of them. */
export type VectorFamilyEntry = RegistryEntry<VectorFamily> & {
  readonly data: 'vectors'
  readonly state: StateKind
}

/** Model families of numbers that an experiment file can name. */
export const vectorFamilies: readonly VectorFamilyEntry[] = []
