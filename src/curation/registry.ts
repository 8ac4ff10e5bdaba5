import type { RegistryEntry } from '../contracts/registry.js'
import type { Stage } from '../contracts/stage.js'
import { schema as deduplicate } from './deduplicate.js'
import { schema as verifier } from './verifier.js'

/** The stages of curation. A stage is one file with its schema and one entry here. */
export const stages: readonly RegistryEntry<Stage>[] = [
  {
    name: 'deduplicate',
    summary: 'Keeps the first of documents with exactly the same text.',
    schema: deduplicate,
    load: async () => (await import('./deduplicate.js')).deduplicate,
  },
  {
    name: 'verifier',
    summary: 'Keeps documents whose statements are all right; it may err at rates of your choice.',
    schema: verifier,
    load: async () => (await import('./verifier.js')).verifier as Stage,
  },
]
