import { builtin } from './builtin.js'
import type { Experiment } from './experiment.js'
import type { Form } from './expect/overlay.js'
import { BASE } from './expect/replication-fields.js'
import { withModules } from './modules/modules.js'
import type { Problem } from './problem.js'
import { type ParseOptions, problemsIn, resolveSource, settle } from './resolve.js'
import { readSource, type Source } from './source.js'
import { dirname } from 'node:path'

export type { ParseOptions } from './resolve.js'

/**
 * Parses an experiment's text and loads the modules it names; everything wrong with it is in one BadInputError.
 */
export async function parseExperiment(text: string, options: ParseOptions): Promise<Experiment> {
  return parseSource(readSource(text, options.path), options)
}

async function parseSource(source: Source, options: ParseOptions): Promise<Experiment> {
  const problems: Problem[] = []
  const settled = settle(builtin, source, options)
  const catalogue = await withModules(builtin, settled.raw, dirname(options.path), problems)
  if (problems.length > 0) throw problemsIn(settled, options.path, problems)
  const experiment = resolveSource(catalogue, source, options)
  for (const form of formsToCheck(experiment)) await parseSource(source, { ...options, ...form })
  return experiment
}

/** The other forms of a replication, where the one asked for is the experiment as it stands: all must be right. */
function formsToCheck({ form, replication }: Experiment): readonly Form[] {
  if (replication === undefined || form.variant !== undefined || form.quick !== undefined) return []
  const forms = [BASE, ...Object.keys(replication.variants)]
  return forms.flatMap((variant) => [
    { variant, quick: false },
    { variant, quick: true },
  ])
}
