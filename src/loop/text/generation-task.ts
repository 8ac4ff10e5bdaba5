import type { Experiment } from '../../config/experiment.js'
import type { Metric } from '../../contracts/metric.js'
import type { Model } from '../../contracts/model.js'
import type { PartSource } from '../../contracts/recipe.js'
import type { TextView } from '../../contracts/text.js'
import type { Place } from '../ground.js'
import type { Store } from '../store/store.js'
import type { ArmParts } from './arm-parts.js'
import type { Mix, MixSource } from './mix.js'
import type { SeedContext } from './seed-context.js'

/** What metrics and later generations ask of a generation of texts: each part is made when it is first asked for. */
export interface GenerationParts {
  mix(): Promise<Mix>
  model(): Promise<Model>
  /** What curation leaves of the sample: training material of later generations. */
  kept(): Promise<TextView>
  probeView(): Promise<TextView>
  /** The probe for later generations to compare with, kept in memory. */
  rememberedProbe(): Promise<TextView>
}

/** One generation of texts to be worked on, with all that the work needs. */
export interface GenerationTask extends Place<GenerationParts> {
  readonly experiment: Experiment
  readonly store: Store
  readonly seedContext: SeedContext
  readonly parts: ArmParts
  readonly metrics: readonly Metric[]
  readonly openSource: (source: PartSource) => Promise<MixSource>
  readonly threads: number
}
