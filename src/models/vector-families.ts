import type { RegistryEntry } from '../contracts/registry.js'
import type { StateKind } from '../contracts/state.js'
import type { VectorFamily } from '../contracts/vectors.js'
import { gaussianMixtureSchema } from './gaussian-mixture/options.js'
import { linearClassifierSchema } from './linear-classifier/options.js'
import { linearRegressionSchema } from './linear-regression/options.js'

/** A family of models of numbers; `state`: what its models are, which decides the metrics that can be taken of them. */
export type VectorFamilyEntry = RegistryEntry<VectorFamily> & {
  readonly data: 'vectors'
  readonly state: StateKind
}

/** Model families of numbers that an experiment file can name. */
export const vectorFamilies: readonly VectorFamilyEntry[] = [
  {
    name: 'gaussian-mixture',
    summary: 'Mixture of normal distributions with full covariances, by expectation maximisation.',
    data: 'vectors',
    state: 'mixture',
    schema: gaussianMixtureSchema,
    load: async () => (await import('./gaussian-mixture/family.js')).gaussianMixtureFamily as VectorFamily,
  },
  {
    name: 'linear-regression',
    summary: 'Linear regression by least squares; a sample has new targets for given inputs.',
    data: 'vectors',
    state: 'linear',
    schema: linearRegressionSchema,
    load: async () => (await import('./linear-regression/family.js')).linearRegressionFamily as VectorFamily,
  },
  {
    name: 'linear-classifier',
    summary: 'Averaging linear classifier; a sample has new labels for given inputs, some of them flipped.',
    data: 'vectors',
    state: 'linear',
    schema: linearClassifierSchema,
    load: async () => (await import('./linear-classifier/family.js')).linearClassifierFamily as VectorFamily,
  },
]
