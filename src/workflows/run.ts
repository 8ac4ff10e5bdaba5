import { rm, readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { BadInputError } from '../errors/index.js'
import { fingerprint } from '../config/fingerprint.js'
import { collectResults } from '../loop/results/collect.js'
import { recordStatements } from '../loop/results/excerpt-statements.js'
import { currentEnvironment, decidesBits, ICU } from '../loop/results/environment.js'
import { layout } from '../loop/store/layout.js'
import { takeLock } from '../loop/store/lock.js'
import { type Manifest, noteEnvironment, writeManifest } from '../loop/results/manifest.js'
import { overviewOf } from '../loop/results/overview.js'
import type { FromWorker } from '../loop/workers/messages.js'
import { STORE_FORMAT } from '../loop/store/records.js'
import { asEnvironmentError } from '../files/write-error.js'
import { checkMachine } from './check-machine.js'
import { type ParallelOptions, parallelism } from './parallelism.js'
import { type Plan, planExperiment, tasksOf } from './plan.js'
import { type ExperimentOptions, type Prepared, prepareExperiment } from './prepare.js'
import { type ExperimentResults, withFrame } from './results.js'
import { dropForeign, runTasks } from './run-tasks.js'

export interface RunOptions extends ExperimentOptions, ParallelOptions {
  /** Throw away what is stored and start over. */
  readonly fresh?: boolean | undefined
  /** Stops after the steps at work; everything finished stays. */
  readonly signal?: AbortSignal | undefined
  readonly events?: RunEvents | undefined
}

export interface RunEvents {
  planned?(prepared: Prepared, plan: Plan): void
  worker?(message: FromWorker): void
  warning?(message: string): void
  /** Bytes of human data read so far. */
  reading?(done: number, total: number): void
}

/**
 * Runs an experiment file and returns its results. What is stored under the same keys is used; the same call
 * after an interruption goes on where it stopped. A failing run is recorded in `results.failures`, the others
 * go on.
 *
 * @example
 * const results = await runExperiment('experiments/quickstart.yaml', { seeds: 3 })
 * results.rows.length // one row per metric, group, generation, seed and arm
 */
export async function runExperiment(path: string, options: RunOptions = {}): Promise<ExperimentResults> {
  // Refuses a bad number before anything is read.
  parallelism(options, 1)
  const warn = (message: string) => options.events?.warning?.(message)
  const prepared = await prepareExperiment(path, options, warn, {
    ...(options.signal ? { signal: options.signal } : {}),
    progress: (done, total) => options.events?.reading?.(done, total),
  })
  const { root, experiment, session } = prepared
  const unlock = await takeLock(root)
  try {
    if (options.fresh) await empty(root)
    await session.store.removeLeftovers()
    const plan = await planExperiment(prepared)
    await checkMachine(prepared, plan)
    for (const warning of prepared.warnings) warn(warning)
    const changed = await noteEnvironment(root, currentEnvironment())
    const byWords = experiment.tokenisation === 'words'
    const deciding = changed.filter((name) =>
      name === ICU ? byWords : decidesBits(name) && hasDearFamily(prepared),
    )
    if (deciding.length > 0 && plan.done > 0) {
      warn(
        `earlier results in ${root} were computed with another ${deciding.join(' and ')}: the same steps would not give the same bytes here`,
      )
    }
    options.events?.planned?.(prepared, plan)
    // Before the new manifest: whatever happens next, a report never joins records of two configurations.
    await dropForeign(prepared, plan)
    const manifest = manifestOf(prepared)
    await writeManifest(root, manifest)
    const { zero, rest, afterControl } = tasksOf(plan, experiment.generations, needControl(prepared))
    for (const round of [zero, rest, afterControl]) await runTasks(round, prepared, options)
    await readShownTexts(prepared)
    return withFrame(await collectResults(manifest, session.store))
  } catch (error) {
    throw asEnvironmentError(error, root)
  } finally {
    await unlock()
  }
}

/** What reports show of the texts is read while their facts are at hand. */
async function readShownTexts({ session }: Prepared): Promise<void> {
  if (session.data === 'text') await recordStatements(session)
}

function needControl({ session }: Prepared): Set<string> {
  const watching = session.arms.filter(
    ({ arm, strategy }) => strategy.requires?.(arm.mixing).controlMetric !== undefined,
  )
  return new Set(watching.map(({ arm }) => arm.name))
}

/** Cheap families count and draw; dear ones multiply matrices, and their last bits depend on the machine. */
function hasDearFamily({ session, chosen }: Prepared): boolean {
  return (
    session.data === 'text' &&
    session.arms.some(({ arm, family }) => chosen.has(arm.name) && !family.capabilities(arm.model).cheapFit)
  )
}

function manifestOf({ experiment, text, parse, session, human, warnings }: Prepared): Manifest {
  const resolved = experiment.resolvedYaml()
  return {
    format: STORE_FORMAT,
    text,
    options: parse,
    resolved,
    overview: overviewOf(session),
    modules: Object.fromEntries(experiment.catalogue.modules),
    fingerprint: fingerprint({
      resolved,
      human: session.humanFingerprint,
      modules: Object.fromEntries(experiment.catalogue.modules),
    }),
    human,
    notes: warnings,
  }
}

/** Files by which a folder of results is known; one of them is there from the start. */
const OWN_FILES = [layout.experiment, layout.environment]

/** Empties an experiment's folder, the lock excepted. */
async function empty(root: string): Promise<void> {
  const names = (await readdir(root)).filter((name) => name !== basename(layout.lock(root)))
  // A wrong --runs may point at anything: only what this program wrote is thrown away.
  if (names.length > 0 && !OWN_FILES.some((path) => names.includes(basename(path(root))))) {
    throw new BadInputError(
      `${root} holds files, but no results: --fresh throws away results alone`,
      'Choose another folder with --runs, or empty it yourself.',
    )
  }
  for (const name of names) {
    await rm(join(root, name), { recursive: true, force: true })
  }
}
