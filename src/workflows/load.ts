import { stat } from 'node:fs/promises'
import { BadInputError } from '../errors/index.js'
import { collectResults } from '../loop/collect.js'
import { readManifest } from '../loop/manifest.js'
import { Store } from '../loop/store.js'
import { runFolder } from './paths.js'
import { type ExperimentOptions, readExperiment } from './prepare.js'
import { type ExperimentResults, withFrame } from './results.js'

/**
 * The stored results of an experiment: named by its folder (`runs/quickstart`) or by its file. Nothing is run;
 * human data is not read again.
 */
export async function loadResults(
  target: string,
  options: ExperimentOptions = {},
  warn: (message: string) => void = () => {},
): Promise<ExperimentResults> {
  const root = (await isFolder(target))
    ? target
    : runFolder((await readExperiment(target, options)).name, options)
  const manifest = await readManifest(root)
  if (manifest === undefined) {
    throw new BadInputError(
      `${root} holds no results`,
      'Run the experiment first: collapse run FILE. Or name the folder of a run: runs/<name>.',
    )
  }
  const results = await collectResults(manifest, new Store(root, warn, { mend: false }))
  if (results.rows.length === 0) {
    throw new BadInputError(
      `${root} holds no finished generation yet`,
      'Let "collapse run" finish at least one.',
    )
  }
  return withFrame(results)
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory()
  } catch {
    return false
  }
}
