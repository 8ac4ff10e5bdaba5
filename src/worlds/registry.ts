import type { RegistryEntry } from '../contracts/registry.js'
import type { WorldFactory } from '../contracts/world.js'
import { almanacSchema } from './almanac/options.js'
import { arithmeticSchema } from './arithmetic/options.js'
import { logicSchema } from './logic/options.js'

/** Worlds a user can name in an experiment file. */
export const worlds: readonly RegistryEntry<WorldFactory>[] = [
  {
    name: 'almanac',
    summary: 'Invented people, places and works; facts of Zipfian frequency told in four styles.',
    schema: almanacSchema,
    load: async () => (await import('./almanac/almanac.js')).almanac,
  },
  {
    name: 'logic',
    summary: 'Boolean expressions and their values in three notations; a program decides what is right.',
    schema: logicSchema,
    load: async () => (await import('./logic/logic.js')).logic as WorldFactory,
  },
  {
    name: 'arithmetic',
    summary: 'Worked sums with their steps and results in three styles; a program decides what is right.',
    schema: arithmeticSchema,
    load: async () => (await import('./arithmetic/arithmetic.js')).arithmetic as WorldFactory,
  },
]
