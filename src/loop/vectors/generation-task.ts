import type { Experiment } from '../../config/experiment.js'
import type { VectorBatch } from '../../contracts/batch.js'
import type { VectorMetric, VectorModel } from '../../contracts/vectors.js'
import { plannedSizes } from '../arm-plan.js'
import type { Place } from '../ground.js'
import type { KeptModels } from '../kept-models.js'
import type { Store } from '../store/store.js'
import type { VectorArmParts } from './arm-parts.js'
import type { VectorSeedContext } from './seed-context.js'

/** What later generations ask of a generation of numbers: each part is made when it is first asked for. */
export interface VectorParts {
  model(): Promise<VectorModel>
  /** The sample as curation left it. */
  kept(): Promise<VectorBatch>
}

/** One generation of numbers to be worked on, with all that the work needs. */
export interface VectorTask extends Place<VectorParts> {
  readonly experiment: Experiment
  readonly store: Store
  readonly context: VectorSeedContext
  readonly parts: VectorArmParts
  readonly metrics: readonly VectorMetric[]
  readonly kept: KeptModels
}

/** Items that every generation of the arm draws in each chain. */
export function sampleSizeOf({ parts, context }: Pick<VectorTask, 'parts' | 'context'>): number {
  return plannedSizes(parts.arm, context.human.points).sample
}
