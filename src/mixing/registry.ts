import type { Strategy } from '../contracts/recipe.js'
import type { RegistryEntry } from '../contracts/registry.js'
import { schema as accumulate } from './accumulate.js'
import { schema as accumulateSubsample } from './accumulate-subsample.js'
import { schema as humanOnly } from './human-only.js'
import { schema as humanSubset } from './human-subset.js'
import { schema as mix } from './mix.js'
import { schema as replace } from './replace.js'

/** The mixing strategies. A strategy is one file with its schema and one entry here. */
export const strategies: readonly RegistryEntry<Strategy>[] = [
  {
    name: 'human-only',
    summary: 'The control: refitted on the human training data alone in every generation.',
    schema: humanOnly,
    load: async () => (await import('./human-only.js')).humanOnly,
  },
  {
    name: 'human-subset',
    summary: 'Only the human part of a mix, nothing synthetic: fewer data, but clean.',
    schema: humanSubset,
    load: async () => (await import('./human-subset.js')).humanSubset as Strategy,
  },
  {
    name: 'replace',
    summary: 'Only the last generation’s sample: the fully synthetic loop.',
    schema: replace,
    load: async () => (await import('./replace.js')).replace,
  },
  {
    name: 'accumulate',
    summary: 'All human data and every sample so far; the mix grows.',
    schema: accumulate,
    load: async () => (await import('./accumulate.js')).accumulate,
  },
  {
    name: 'accumulate-subsample',
    summary: 'A random subset of constant size of all human data and every sample so far.',
    schema: accumulateSubsample,
    load: async () => (await import('./accumulate-subsample.js')).accumulateSubsample,
  },
  {
    name: 'mix',
    summary: 'Constant size: a share or count of human data, the rest the last sample.',
    schema: mix,
    load: async () => (await import('./mix.js')).mix as Strategy,
  },
]
