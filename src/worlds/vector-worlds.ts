import type { RegistryEntry } from '../contracts/registry.js'
import type { VectorWorldFactory } from '../contracts/vectors.js'
import { statesSchema } from './states/options.js'
import { tokensSchema } from './tokens/options.js'

export type VectorWorldEntry = RegistryEntry<VectorWorldFactory> & { readonly data: 'vectors' }

/** Worlds of numbers that an experiment file can name. */
export const vectorWorlds: readonly VectorWorldEntry[] = [
  {
    name: 'states',
    summary:
      'Finitely many states of given frequencies: a list, the laws of Zipf and Mandelbrot, or all alike.',
    data: 'vectors',
    schema: statesSchema,
    load: async () => (await import('./states/states.js')).states as VectorWorldFactory,
  },
  {
    name: 'tokens',
    summary: 'Sequences of tokens from a random Markov chain.',
    data: 'vectors',
    schema: tokensSchema,
    load: async () => (await import('./tokens/tokens.js')).tokens as VectorWorldFactory,
  },
]
