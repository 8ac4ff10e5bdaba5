import type { RegistryEntry } from '../contracts/registry.js'
import type { VectorStage } from '../contracts/vectors.js'

export type VectorStageEntry = RegistryEntry<VectorStage> & { readonly data: 'vectors' }

/** Stages that curate numbers. A stage is one file with its schema and one entry here. */
export const vectorStages: readonly VectorStageEntry[] = []
