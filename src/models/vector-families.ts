import type { RegistryEntry } from '../contracts/registry.js'
import type { StateKind } from '../contracts/state.js'
import type { VectorFamily } from '../contracts/vectors.js'
import { gaussianSchema } from './gaussian/options.js'
import { kernelDensitySchema } from './kernel-density/options.js'

/** A family of models of numbers; `state`: what its models are, which decides the metrics that can be taken of them. */
export type VectorFamilyEntry = RegistryEntry<VectorFamily> & {
  readonly data: 'vectors'
  readonly state: StateKind
}

/** Model families of numbers that an experiment file can name. */
export const vectorFamilies: readonly VectorFamilyEntry[] = [
  {
    name: 'gaussian',
    summary: 'A normal distribution with full covariance, in any dimension.',
    schema: gaussianSchema,
    data: 'vectors',
    state: 'normal',
    load: async () => (await import('./gaussian/family.js')).gaussianFamily,
  },
  {
    name: 'kernel-density',
    summary: 'A kernel density estimate: Gaussian kernels on the points themselves.',
    schema: kernelDensitySchema,
    data: 'vectors',
    state: 'kernel',
    load: async () => (await import('./kernel-density/family.js')).kernelDensityFamily,
  },
]
