import { evaluate, type Outcome } from '../analysis/expectations/index.js'
import { appliesTo } from '../config/expect/forms.js'
import { BASE } from '../config/expect/replication-fields.js'
import type { Experiment } from '../config/experiment.js'
import { parseExperiment } from '../config/parse.js'
import type { Results } from '../contracts/results.js'
import { type ExperimentOptions, readExperiment } from './prepare.js'
import { isFolder, openStoredRun } from './stored-run.js'

/** What a file expects of its experiment as it stands, beside the results; variants of a replication are not in them. */
export function outcomesOf({ expect, form }: Experiment, results: Results): readonly Outcome[] {
  const own = expect.filter(
    (expectation) => appliesTo(expectation, form) && expectation.over_variants === undefined,
  )
  return evaluate(own, new Map([[BASE, results]]))
}

/** The same of stored results: by the file where it is named, else by its text as it was last run. */
export async function storedOutcomes(
  target: string,
  options: ExperimentOptions,
  results: Results,
): Promise<readonly Outcome[]> {
  if (!(await isFolder(target))) return outcomesOf(await readExperiment(target, options), results)
  const { manifest } = await openStoredRun(target, options, () => {})
  return outcomesOf(await parseExperiment(manifest.text, manifest.options), results)
}
