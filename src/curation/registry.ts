import type { RegistryEntry } from '../contracts/registry.js'
import type { Stage } from '../contracts/stage.js'
import { schema as deduplicate } from './deduplicate.js'

/** The stages of curation. A stage is one file with its schema and one entry here. */
export const stages: readonly RegistryEntry<Stage>[] = [
  {
    name: 'deduplicate',
    summary: 'Keeps the first of documents with exactly the same text.',
    schema: deduplicate,
    load: async () => (await import('./deduplicate.js')).deduplicate,
  },
]
