import type { Family } from '../contracts/model.js'
import type { RegistryEntry } from '../contracts/registry.js'
import { ngramSchema } from './ngram/options.js'

/** Model families an experiment file can name. */
export const families: readonly RegistryEntry<Family>[] = [
  {
    name: 'ngram',
    summary:
      'N-gram model of words, characters or bytes: maximum likelihood, absolute discount, add-k or Kneser-Ney.',
    schema: ngramSchema,
    load: async () => (await import('./ngram/family.js')).ngramFamily,
  },
]
