import { unfinishedCaveat } from '../analysis/unfinished.js'
import { BadInputError } from '../errors/index.js'
import { collectResults } from '../loop/results/collect.js'
import type { ExperimentOptions } from './prepare.js'
import { type ExperimentResults, withFrame } from './results.js'
import { openStoredRun } from './stored-run.js'

/**
 * The stored results of an experiment: named by its folder (`runs/quickstart`) or by its file. Nothing is run;
 * human data is not read again.
 */
export async function loadResults(
  target: string,
  options: ExperimentOptions = {},
  warn: (message: string) => void = () => {},
): Promise<ExperimentResults> {
  const { manifest, store, expectations } = await openStoredRun(target, options, warn)
  const results = await collectResults(manifest, store)
  if (results.rows.length === 0) {
    throw new BadInputError(
      `${store.root} holds no finished generation yet`,
      'Let "collapse run" finish at least one.',
    )
  }
  const unfinished = unfinishedCaveat(results)
  if (unfinished !== undefined) warn(`${store.root}: ${unfinished}`)
  // They decide no number: what the file says now is asked of what was measured then.
  return withFrame(expectations === undefined ? results : { ...results, expectations })
}
