import { builtin } from './builtin.js'
import type { Experiment } from './experiment.js'
import { withModules } from './modules.js'
import type { Problem } from './problem.js'
import { type ParseOptions, problemsIn, readSettled, resolveExperiment } from './resolve.js'
import { dirname } from 'node:path'

export type { ParseOptions } from './resolve.js'

/**
 * Parses an experiment's text and loads the modules it names; everything wrong with it is in one BadInputError.
 */
export async function parseExperiment(text: string, options: ParseOptions): Promise<Experiment> {
  const problems: Problem[] = []
  const settled = readSettled(builtin, text, options)
  const catalogue = await withModules(builtin, settled.raw, dirname(options.path), problems)
  if (problems.length > 0) throw problemsIn(settled, options.path, problems)
  return resolveExperiment(catalogue, text, options)
}
