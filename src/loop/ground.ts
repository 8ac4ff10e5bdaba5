import type { ResolvedArm } from '../config/experiment.js'
import type { PartSource, Recipe } from '../contracts/recipe.js'
import type { KeptModels } from './kept-models.js'
import type { KeyContext } from './keys.js'
import type { GenerationKeys, GenerationRecord } from './store/records.js'
import type { WorkScope } from './work-scope.js'

/** One generation's work: brings it into the store. */
export interface GenerationRun {
  run(): Promise<GenerationRecord>
}

/** One generation of a chain, to be worked on. */
export interface Place<Work> {
  readonly generation: number
  /** The last generation of the run: its model is an end that `keep_models: ends` keeps. */
  readonly last: number
  readonly recipe: Recipe
  readonly keys: GenerationKeys
  /** Key of generation 0's fit. */
  readonly zeroFit: string
  /** The work of an earlier generation of the same run. */
  readonly past: (generation: number, scope: WorkScope) => Work
  /** Of the generation that all this is done for. */
  readonly scope: WorkScope
}

/** What a chain asks of the kind of data that it runs on, of one arm under one seed. */
export interface Ground<Work extends GenerationRun = GenerationRun> {
  readonly seed: number
  /** Items of the human data. */
  readonly human: { readonly train: number; readonly fresh: number }
  readonly keys: KeyContext
  readonly kept: KeptModels
  /** What the loop adds to a strategy's recipe. */
  trainingTokens(arm: ResolvedArm): number | undefined
  /** Whether what a record names and readers ask for is there. */
  isStored(keys: GenerationKeys): boolean
  /** Whether measuring is all that is left to do for a generation without a record. */
  isSampled(keys: GenerationKeys): boolean
  work(place: Place<Work>): Work
  tokensOf(source: PartSource, past: (generation: number) => Work): Promise<Uint32Array>
  /** Log probability per item of a source under the newest model. */
  score(
    source: PartSource,
    newest: Work,
    past: (generation: number) => Work,
    scope: WorkScope,
  ): Promise<Float64Array>
}
