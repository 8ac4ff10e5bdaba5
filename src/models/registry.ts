import type { Family } from '../contracts/model.js'
import type { RegistryEntry } from '../contracts/registry.js'
import { ngramSchema } from './ngram/options.js'
import { transformerSchema } from './transformer/options.js'

/** Model families an experiment file can name. */
export const families: readonly RegistryEntry<Family>[] = [
  {
    name: 'ngram',
    summary:
      'N-gram model of words, characters or bytes: maximum likelihood, absolute discount, add-k or Kneser-Ney.',
    schema: ngramSchema,
    load: async () => (await import('./ngram/family.js')).ngramFamily,
  },
  {
    name: 'transformer',
    summary: "GPT-2's architecture, trained from scratch or from a base model, on ONNX Runtime.",
    schema: transformerSchema,
    load: async () => (await import('./transformer/family.js')).transformerFamily,
  },
]
