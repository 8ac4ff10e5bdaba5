import type { RegistryEntry } from '../contracts/registry.js'
import type { LinearState, StateKind } from '../contracts/state.js'
import type { VectorFamily } from '../contracts/vectors.js'
import { gaussianSchema } from './gaussian/options.js'
import { kernelDensitySchema } from './kernel-density/options.js'
import { categoricalSchema } from './categorical/options.js'
import { infiniteMemorySchema } from './infinite-memory/options.js'
import { markovChainSchema } from './markov-chain/options.js'
import { gaussianMixtureSchema } from './gaussian-mixture/options.js'
import { linearClassifierSchema } from './linear-classifier/options.js'
import { linearRegressionSchema } from './linear-regression/options.js'

/** A family of models of numbers; `state`: what its models are, which decides the metrics that can be taken of them. */
export type VectorFamilyEntry = RegistryEntry<VectorFamily> & {
  readonly data: 'vectors'
  readonly state: StateKind
  /** Of linear models: what they do, which decides it too. */
  readonly task?: LinearState['task']
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
  {
    name: 'categorical',
    summary: 'Multinomial distribution over the states of a world: maximum likelihood or add-k.',
    data: 'vectors',
    state: 'states',
    schema: categoricalSchema,
    load: async () => (await import('./categorical/family.js')).categorical as VectorFamily,
  },
  {
    name: 'infinite-memory',
    summary:
      "Hutter's model: knows the states that it has seen, all or the most frequent ones, and no other.",
    data: 'vectors',
    state: 'states',
    schema: infiniteMemorySchema,
    load: async () => (await import('./infinite-memory/family.js')).infiniteMemory as VectorFamily,
  },
  {
    name: 'markov-chain',
    summary: 'First-order Markov chain of tokens: maximum likelihood or add-k.',
    data: 'vectors',
    state: 'transitions',
    schema: markovChainSchema,
    load: async () => (await import('./markov-chain/family.js')).markovChain as VectorFamily,
  },
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
    task: 'regression',
    schema: linearRegressionSchema,
    load: async () => (await import('./linear-regression/family.js')).linearRegressionFamily as VectorFamily,
  },
  {
    name: 'linear-classifier',
    summary: 'Averaging linear classifier; a sample has new labels for given inputs, some of them flipped.',
    data: 'vectors',
    state: 'linear',
    task: 'classification',
    schema: linearClassifierSchema,
    load: async () => (await import('./linear-classifier/family.js')).linearClassifierFamily as VectorFamily,
  },
]
