import type { RegistryEntry } from '../contracts/registry.js'
import type { VectorStage } from '../contracts/vectors.js'
import { schema as ballVerifier } from './ball-verifier.js'
import { schema as labelVerifier } from './label-verifier.js'

export type VectorStageEntry = RegistryEntry<VectorStage> & { readonly data: 'vectors' }

/** Stages that curate numbers. A stage is one file with its schema and one entry here. */
export const vectorStages: readonly VectorStageEntry[] = [
  {
    name: 'ball-verifier',
    summary: 'Keeps items of a regression that coefficients near its own could explain.',
    data: 'vectors',
    schema: ballVerifier,
    load: async () => (await import('./ball-verifier.js')).ballVerifier as VectorStage,
  },
  {
    name: 'label-verifier',
    summary: 'Keeps right and wrong labels, each with a probability of its own.',
    data: 'vectors',
    schema: labelVerifier,
    load: async () => (await import('./label-verifier.js')).labelVerifier as VectorStage,
  },
]
