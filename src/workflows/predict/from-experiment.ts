import { type ExperimentOptions, prepareExperiment } from '../prepare.js'
import { fromStates } from './from-states.js'
import { fromTexts } from './from-texts.js'
import type { ToPredict } from './prediction.js'

/** What is asked of theory by an experiment file: the survival of its facts, or of its states. */
export async function fromExperiment(path: string, options: ExperimentOptions): Promise<ToPredict> {
  const prepared = await prepareExperiment(path, options)
  const { session } = prepared
  return session.data === 'text' ? fromTexts(path, prepared, session) : fromStates(path, prepared)
}
