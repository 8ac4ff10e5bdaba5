import type { ExperimentOptions } from '../prepare.js'
import { fromExperiment } from './from-experiment.js'
import { fromOptions, type PredictOptions } from './from-options.js'
import { predict } from './predict.js'
import type { Prediction } from './prediction.js'

/**
 * What theory expects of draws of states, generation after generation.
 *
 * @example
 * const { arms } = await predictStates({ states: 50, zipf: 1, sample: 100, generations: 39 })
 * arms[0].exactSurvivors // 31.77 in generation 0 ... 4.38 in generation 39
 */
export async function predictStates(options: PredictOptions): Promise<Prediction> {
  return predict(await fromOptions(options))
}

/** What theory expects of an experiment file, with no run. */
export async function predictExperiment(path: string, options: ExperimentOptions = {}): Promise<Prediction> {
  return predict(await fromExperiment(path, options))
}
