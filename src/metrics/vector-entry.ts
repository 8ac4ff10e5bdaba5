import type { LinearState, StateKind } from '../contracts/state.js'
import type { VectorMetric } from '../contracts/vectors.js'

/** One file of the catalogue of metrics of numbers. `name`, its `group` and each of its `ids` can stand in a file. */
export interface VectorMetricEntry {
  readonly name: string
  readonly group: string
  /** One sentence for `collapse list`. */
  readonly summary: string
  readonly ids: readonly string[]
  /** The kinds of models that it can be taken of; an experiment of such a model measures it unless it says otherwise. */
  readonly kinds: readonly StateKind[]
  /** Of linear models: the one task that it is about. */
  readonly task?: LinearState['task']
  /** Ids that neither a group nor the default stands for. */
  readonly byName?: readonly string[]
  readonly load: () => Promise<{ readonly metrics: readonly VectorMetric[] }>
}
