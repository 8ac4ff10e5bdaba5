import type { Strategy } from '../contracts/recipe.js'
import type { RegistryEntry } from '../contracts/registry.js'
import { schema as accumulate } from './accumulate.js'
import { schema as accumulateSubsample } from './accumulate-subsample.js'
import { schema as adaptive } from './adaptive.js'
import { schema as anchor } from './anchor.js'
import { schema as decay } from './decay.js'
import { schema as humanOnly } from './human-only.js'
import { schema as humanSubset } from './human-subset.js'
import { schema as mix } from './mix.js'
import { schema as replace } from './replace.js'
import { schema as tokenEdit } from './token-edit.js'
import { schema as weighted } from './weighted.js'
import { schema as window } from './window.js'

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
  {
    name: 'anchor',
    summary: 'Human data plus the whole last sample, added and not cut to a budget.',
    schema: anchor,
    load: async () => (await import('./anchor.js')).anchor as Strategy,
  },
  {
    name: 'window',
    summary: 'The samples of the last k generations, nothing human.',
    schema: window,
    load: async () => (await import('./window.js')).window as Strategy,
  },
  {
    name: 'decay',
    summary: 'Constant size: a human share that follows a schedule, the rest the last sample.',
    schema: decay,
    load: async () => (await import('./decay.js')).decay as Strategy,
  },
  {
    name: 'weighted',
    summary:
      'Human data and the last sample, the human part with a weight of its own (the golden ratio, for one).',
    schema: weighted,
    load: async () => (await import('./weighted.js')).weighted as Strategy,
  },
  {
    name: 'adaptive',
    summary: 'Constant size: as much human data as a metric’s gap to the control calls for, within a budget.',
    schema: adaptive,
    load: async () => (await import('./adaptive.js')).adaptive as Strategy,
  },
  {
    name: 'token-edit',
    summary: 'Human data in which the last model draws anew what it finds too predictable (ToEdit).',
    data: 'text',
    schema: tokenEdit,
    load: async () => (await import('./token-edit.js')).tokenEdit as Strategy,
  },
]
