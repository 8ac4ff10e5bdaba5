import { resolve } from 'node:path'
import { evaluate } from '../../analysis/expectations/index.js'
import { variantsOf } from '../../config/expect/forms.js'
import { BASE, type Replication } from '../../config/expect/replication-fields.js'
import type { Experiment } from '../../config/experiment.js'
import type { Results } from '../../contracts/results.js'
import { BadInputError } from '../../errors/index.js'
import type { Replicated, ReplicatedForm } from '../../report/replication/replicated.js'
import { checkLaws } from '../check-laws.js'
import type { Folders } from '../paths.js'
import { readExperiment } from '../prepare.js'
import { runExperiment, type RunOptions } from '../run.js'

type Watch = Pick<RunOptions, 'signal' | 'events'>

export interface ReplicateOptions extends Folders, Pick<RunOptions, 'workers' | 'threads' | 'fresh'> {
  readonly quick?: boolean | undefined
  /** Takes the place of `human.files` in variants that need a text. */
  readonly text?: string | undefined
  /** Does each run: hands it a signal and events of its own. */
  readonly around?: ((run: (watch: Watch) => Promise<Results>) => Promise<Results>) | undefined
}

/** An experiment file that is a replication. */
export type ReplicationFile = Experiment & { readonly replication: Replication }

/** Reads and checks the file of a replication, all its forms. */
export async function readReplication(path: string): Promise<ReplicationFile> {
  const experiment = await readExperiment(path, {})
  checkLaws(experiment)
  const { replication } = experiment
  if (replication === undefined) {
    throw new BadInputError(
      `${path} is an experiment, but no replication: it has no key replication`,
      'Run it with collapse run; docs/replications.md says what makes a replication.',
    )
  }
  return { ...experiment, replication }
}

/** Runs every variant that something is expected of, and judges the expectations. What is stored is not run again. */
export async function replicate(path: string, options: ReplicateOptions = {}): Promise<Replicated> {
  const { name, replication, expect } = await readReplication(path)
  const quick = options.quick ?? false
  const expectations = expect.filter((expectation) => expectation.quick || !quick)
  const wanted = new Set(expectations.flatMap(variantsOf))
  const forms: ReplicatedForm[] = []
  const notRun = new Map<string, string>()
  for (const variant of [BASE, ...Object.keys(replication.variants)]) {
    if (!wanted.has(variant)) continue
    const needsText = replication.needs[variant] === 'text'
    if (needsText && options.text === undefined) notRun.set(variant, 'needs --text FILE')
    else forms.push({ variant, results: await runForm(path, variant, needsText, options) })
  }
  const byVariant = new Map<string, Results | { undefinedReason: string }>([
    ...forms.map(({ variant, results }) => [variant, results] as const),
    ...[...notRun].map(([variant, why]) => [variant, { undefinedReason: `not run: ${why}` }] as const),
  ])
  // One line says that a variant was not run; what was expected of it would only repeat that.
  const outcomes = evaluate(expectations, byVariant).filter(
    ({ variant }) => variant === undefined || !notRun.has(variant),
  )
  return { name, replication, quick, outcomes, forms, notRun }
}

function runForm(
  path: string,
  variant: string,
  needsText: boolean,
  { quick = false, text, around = (run) => run({}), ...options }: ReplicateOptions,
): Promise<Results> {
  const set = needsText && text !== undefined ? [`human.files=${JSON.stringify([resolve(text)])}`] : undefined
  return around((watch) => runExperiment(path, { ...options, ...watch, variant, quick, set }))
}
