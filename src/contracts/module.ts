import type { ZodObject, z } from 'zod'
import type { Family } from './model.js'
import type { Metric } from './metric.js'
import type { Strategy } from './recipe.js'
import type { Stage } from './stage.js'
import type { LinearState, StateKind } from './state.js'
import type { VectorFamily, VectorMetric, VectorStage, VectorWorldFactory } from './vectors.js'
import type { WorldFactory } from './world.js'

/**
 * What a module named in an experiment file exports (`strategy: ./my-strategy.js`): one part, and what options it
 * takes. It needs no import of its own; every worker process loads it. A part that says `data: 'vectors'` is one of
 * numbers.
 */
export interface UserModule {
  readonly family?: Family | VectorFamily
  readonly strategy?: Strategy
  readonly world?: WorldFactory | VectorWorldFactory
  readonly stage?: Stage | VectorStage
  readonly metrics?: readonly Metric[] | readonly VectorMetric[]
  /** One sentence for messages and lists. */
  readonly summary?: string
  /**
   * Options beside the naming key, as a Zod object schema; handed Zod, so that the module need not import it.
   * Absent: there are none.
   *
   * @example
   * export const options = (z) => z.strictObject({ share: z.number().min(0).max(1).default(0.5) })
   */
  readonly options?: (zod: typeof z) => ZodObject
  /** A family of numbers alone: the kind of its models’ states, which decides what is measured by default. */
  readonly state?: StateKind
  /** Of linear models: what they do. */
  readonly task?: LinearState['task']
  /** A world alone: false if it cannot find statements in text. */
  readonly reader?: boolean
}
