import { CONTROL, type Experiment } from '../../config/experiment.js'
import { BASE } from '../../config/expect/replication-fields.js'
import type { ExperimentOptions } from '../prepare.js'
import type { Asked } from './asked.js'
import type { ThresholdOptions } from './options.js'

/**
 * The file as a search runs it: its human data, model and loop, with arms and seeds of the search's own, up to the
 * generation asked for, and with the one metric. Steps are stored where the file's own runs have theirs, under keys that
 * know nothing of arms: what either did, the other finds.
 */
export function searchSettings(
  file: Experiment,
  { metric, generation, seeds }: Asked,
  arms: Readonly<Record<string, unknown>>,
  { set = [], runs }: ThresholdOptions,
): ExperimentOptions {
  // Without a control the file's base may lack the model that all its arms have.
  const needsModel = !file.arms.some(({ name }) => name === CONTROL)
  return {
    runs,
    // As it stands: its variants have arms of their own.
    variant: BASE,
    set: [
      ...set,
      ...(needsModel ? [`model=${JSON.stringify(file.arms[0]!.model)}`] : []),
      'expect=[]',
      'control=false',
      `arms=${JSON.stringify(arms)}`,
      `loop.generations=${generation}`,
      `metrics=${JSON.stringify([metric])}`,
      `seeds=${JSON.stringify(seeds)}`,
    ],
  }
}
