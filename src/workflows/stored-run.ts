import { stat } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { ownExpectations } from '../config/expect/forms.js'
import type { Expectation } from '../contracts/expectation.js'
import { BadInputError } from '../errors/index.js'
import { type Manifest, readManifest } from '../loop/results/manifest.js'
import { layout } from '../loop/store/layout.js'
import { lockState } from '../loop/store/lock.js'
import { Store } from '../loop/store/store.js'
import { runFolder } from './paths.js'
import { type ExperimentOptions, readExperiment } from './prepare.js'

/** What is stored of an experiment, opened for reading. */
export interface StoredRun {
  readonly manifest: Manifest
  readonly store: Store
  /** What the file that named it expects of its results now; absent: named by its folder. */
  readonly expectations?: readonly Expectation[]
}

/** Opens the results of an experiment, named by their folder (`runs/quickstart`) or by its file. */
export async function openStoredRun(
  target: string,
  options: ExperimentOptions,
  warn: (message: string) => void,
): Promise<StoredRun> {
  const folder = await folderOfRun(target)
  const experiment = folder === undefined ? await readExperiment(target, options) : undefined
  const root = folder ?? runFolder(experiment!.name, options)
  const manifest = await readManifest(root)
  if (manifest === undefined) throw noResults(root)
  return {
    manifest,
    store: new Store(root, warn, { mend: false }),
    ...(experiment === undefined ? {} : { expectations: ownExpectations(experiment) }),
  }
}

/** The folder of a run whose results may still be to come: it holds some, or a run is at work in it. */
export async function openGrowingRun(target: string, options: ExperimentOptions): Promise<string> {
  const root = await storedRoot(target, options)
  const isThere = (await readManifest(root)) !== undefined || (await lockState(root)) === 'held'
  if (!isThere) throw noResults(root)
  return root
}

async function storedRoot(target: string, options: ExperimentOptions): Promise<string> {
  return (await folderOfRun(target)) ?? runFolder((await readExperiment(target, options)).name, options)
}

/** The folder of results that is named, also by the file in it that tells what was run; undefined: another file is. */
async function folderOfRun(target: string): Promise<string | undefined> {
  if (await isFolder(target)) return target
  const folder = dirname(target)
  const isOurs =
    basename(target) === basename(layout.experiment(folder)) && (await isFolder(layout.steps(folder)))
  return isOurs ? folder : undefined
}

function noResults(root: string): BadInputError {
  return new BadInputError(
    `${root} holds no results`,
    'Run the experiment first: collapse run FILE. Or name the folder of a run: runs/<name>.',
  )
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory()
  } catch {
    return false
  }
}
