import type { Metric } from '../contracts/metric.js'
import type { Family } from '../contracts/model.js'
import type { Strategy } from '../contracts/recipe.js'
import type { RegistryEntry } from '../contracts/registry.js'
import type { Stage } from '../contracts/stage.js'
import type { LinearState, StateKind } from '../contracts/state.js'
import type { VectorMetric } from '../contracts/vectors.js'
import type { WorldFactory } from '../contracts/world.js'
import type { VectorStageEntry } from '../curation/vector-stages.js'
import type { VectorFamilyEntry } from '../models/vector-families.js'
import type { VectorWorldEntry } from '../worlds/vector-worlds.js'

/** A world; `reader: false` says that it cannot find statements in text, so that fact metrics make no sense. */
export type WorldEntry = RegistryEntry<WorldFactory> & { readonly reader?: boolean }

/** What an experiment file can name. The schema of experiments is assembled from it. */
export interface Catalogue {
  readonly worlds: readonly WorldEntry[]
  readonly families: readonly RegistryEntry<Family>[]
  readonly strategies: readonly RegistryEntry<Strategy>[]
  readonly stages: readonly RegistryEntry<Stage>[]
  readonly vectorWorlds: readonly VectorWorldEntry[]
  readonly vectorFamilies: readonly VectorFamilyEntry[]
  readonly vectorStages: readonly VectorStageEntry[]
  /** Ids of the metrics that groups and ids stand for; throws a BadInputError for an unknown one. */
  readonly metricIds: (selectors: readonly string[]) => readonly string[]
  /** The metrics of these ids, in their order. */
  readonly loadMetrics: (ids: readonly string[]) => Promise<Metric[]>
  /** The same of metrics of numbers. */
  readonly vectorMetricIds: (selectors: readonly string[]) => readonly string[]
  /** What is measured of models of a kind where the file does not say. */
  readonly defaultVectorMetricIds: (kind: StateKind, task?: LinearState['task']) => readonly string[]
  readonly loadVectorMetrics: (ids: readonly string[]) => Promise<VectorMetric[]>
  /** What an experiment file writes to ask for a metric: its id, or the path of the module it comes from. */
  readonly metricSelector: (id: string) => string
  /** Paths of the user's modules, as the file writes them, and the SHA-256 of each. */
  readonly modules: ReadonlyMap<string, string>
}
