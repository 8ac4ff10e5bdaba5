import type { RegistryEntry } from '../contracts/registry.js'
import type { WorldFactory } from '../contracts/world.js'
import { almanacSchema } from './almanac/options.js'

/** Worlds a user can name in an experiment file. */
export const worlds: readonly RegistryEntry<WorldFactory>[] = [
  {
    name: 'almanac',
    summary: 'Invented people, places and works; facts of Zipfian frequency told in four styles.',
    schema: almanacSchema,
    load: async () => (await import('./almanac/almanac.js')).almanac,
  },
]
