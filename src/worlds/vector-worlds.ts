import type { RegistryEntry } from '../contracts/registry.js'
import type { VectorWorldFactory } from '../contracts/vectors.js'

export type VectorWorldEntry = RegistryEntry<VectorWorldFactory> & { readonly data: 'vectors' }

/** Worlds of numbers that an experiment file can name. */
export const vectorWorlds: readonly VectorWorldEntry[] = []
