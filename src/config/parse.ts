import { builtin } from './builtin.js'
import type { Experiment } from './experiment.js'
import { type ParseOptions, resolveExperiment } from './resolve.js'

export type { ParseOptions } from './resolve.js'

/** Parses an experiment's text; everything wrong with it is in one BadInputError. */
export function parseExperiment(text: string, options: ParseOptions): Experiment {
  return resolveExperiment(builtin, text, options)
}
