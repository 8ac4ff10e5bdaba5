import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Experiment, VectorSpec } from '../../src/config/experiment.js'
import type { Results } from '../../src/contracts/results.js'
import { EXPERIMENT, type FuzzCase } from './cases.js'

/** How a case ended; `fault` is what must not be. */
export type Kind = 'refused' | 'finished' | 'run failed' | 'not run' | 'fault'

export interface Verdict {
  readonly kind: Kind
  readonly message: string
}

/** Modules of the compiled program: errors thrown by one are instances of the classes of another. */
async function compiled<Module>(path: string): Promise<Module> {
  return (await import(new URL(`../../dist/${path}`, import.meta.url).href)) as Module
}

const api = await compiled<typeof import('../../src/index.js')>('index.js')
const { readExperiment } = await compiled<typeof import('../../src/config/read.js')>('config/read.js')
const { prepareExperiment } =
  await compiled<typeof import('../../src/workflows/prepare.js')>('workflows/prepare.js')
const { runTask } =
  await compiled<typeof import('../../src/loop/workers/run-task.js')>('loop/workers/run-task.js')

/** Tokens that a run may write and go through at most; more is what was asked for, and no fault. */
const MOST_WORK = 1_500_000

/** Runs a case in a folder of its own: refused with one clear error, or finished with results that hold. */
export async function judge({ experiment, data }: FuzzCase): Promise<Verdict> {
  const folder = await mkdtemp(join(tmpdir(), 'collapse-fuzz-'))
  const path = join(folder, EXPERIMENT)
  try {
    await writeFile(path, experiment)
    if (data) await writeFile(join(folder, data.name), data.bytes)
    return await judgeFile(path, folder)
  } catch (error) {
    return judgeError(error)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function judgeFile(path: string, folder: string): Promise<Verdict> {
  const experiment = await readExperiment(path)
  const again = join(folder, 'resolved.yaml')
  const resolved = experiment.resolvedYaml()
  await writeFile(again, resolved)
  if ((await readExperiment(again)).resolvedYaml() !== resolved) {
    return fault(`the resolved form reads back as another experiment:\n${resolved}`)
  }
  const work = workOf(experiment)
  if (!(work <= MOST_WORK)) return { kind: 'not run', message: `${work} tokens` }
  const runs = join(folder, 'runs')
  const failed = await runHere(path, runs, experiment)
  let done = 0
  const events = { planned: (_prepared: unknown, plan: { done: number }) => (done = plan.done) }
  const results = await api.runExperiment(path, { runs, workers: 1, events })
  if (!failed && done !== generationsOf(experiment)) {
    return fault(`${done} of ${generationsOf(experiment)} generations were found again`)
  }
  const stored = await api.loadResults(join(runs, experiment.name)).catch((error: unknown) => {
    // Where every run failed at once there is nothing to report.
    if (results.rows.length === 0 && error instanceof api.BadInputError) return undefined
    throw error
  })
  if (stored && JSON.stringify(stored.rows) !== JSON.stringify(results.rows)) {
    return fault('the results stored differ from those returned')
  }
  return judgeResults(results, experiment)
}

/**
 * All runs in this process: starting a worker takes longer than a run this small. Whether one failed; the
 * command that follows finds all others done.
 */
async function runHere(path: string, runs: string, { generations, seeds }: Experiment): Promise<boolean> {
  const { session } = await prepareExperiment(path, { runs })
  let failed = false
  for (const seed of seeds) {
    for (const { arm } of session.arms) {
      await runTask(session, { arm: arm.name, seed, last: generations }, ({ type }) => {
        failed ||= type === 'failed'
      })
    }
  }
  return failed
}

function generationsOf({ arms, seeds, generations }: Experiment): number {
  return arms.length * seeds.length * (generations + 1)
}

/** An upper bound: every document as long as it may be; of numbers, the points of all chains. */
function workOf(experiment: Experiment): number {
  const { arms, seeds, generations, probe, human, metrics } = experiment
  if ('points' in human) {
    const { points, chains } = human as VectorSpec
    const items = arms.map(({ sample, budget = points }) => budget + (sample.documents ?? points))
    return chains * seeds.length * (generations + 1) * items.reduce((sum, count) => sum + count, points)
  }
  const size = Number('world' in human ? human.documents : 80)
  const facts = Number('world' in human ? (human['facts'] ?? 0) : 0)
  const perDocument = Number('world' in human ? (human['statements_per_document'] ?? 6) : 6)
  let work = facts * 10 + size * perDocument * 10
  for (const { sample, budget = size, trainingTokens, model } of arms) {
    // Other families are fitted by gradient descent: not in a second.
    if (model.family !== 'ngram') return Number.POSITIVE_INFINITY
    const { documents = size, decoding } = sample
    const drawn = documents * decoding.max_tokens + probe.tokens + decoding.max_tokens
    const mixed = trainingTokens === 'human' || trainingTokens === undefined ? budget * 50 : trainingTokens
    work += seeds.length * (generations + 1) * (drawn + mixed)
  }
  return work * Math.max(1, metrics.length / 20)
}

function judgeResults(results: Results, experiment: Experiment): Verdict {
  const { rows, failures } = results
  for (const { message } of failures) if (isUnclear(message)) return fault(`a run failed with: ${message}`)
  for (const row of rows) {
    const { metric, group, value, low, high, undefinedReason } = row
    if ([value, low, high].some(Number.isNaN)) return fault(`${metric} ${group}: not a number`)
    if (value === undefined && !undefinedReason) return fault(`${metric} ${group}: no value and no reason`)
  }
  if (failures.length > 0) return { kind: 'run failed', message: failures[0].message }
  const expected = generationsOf(experiment)
  if (results.mixes.length !== expected) {
    return fault(`${results.mixes.length} generations in the results, expected ${expected}`)
  }
  for (const id of experiment.metrics) {
    if (!rows.some(({ metric }) => metric === id)) return fault(`${id} was asked for and has no row`)
  }
  return { kind: 'finished', message: `${rows.length} rows` }
}

function judgeError(error: unknown): Verdict {
  if (!(error instanceof api.CollapseError))
    return fault(error instanceof Error ? String(error.stack) : String(error))
  const { name, message, hint = '' } = error
  if (isUnclear(`${message} ${hint}`)) return fault(`${name}: ${message}\n${hint}`)
  // The memory of this machine may be too small; nothing else about it can be the case's doing.
  if (!(error instanceof api.BadInputError || message.includes('GB of memory')))
    return fault(`${name}: ${message}`)
  if (!PLACE.test(message)) return fault(`names neither file nor line nor path: ${message}`)
  return { kind: 'refused', message }
}

/** A file, a line in it, or the path of a field. */
const PLACE = /(?:fuzz|resolved)\.yaml|data\.\w+|^human[.:]|^arms[.]/

/** What only a mistake of the program says. */
function isUnclear(message: string): boolean {
  return /\[object |is not a function|Cannot (?:read|set|destructure)|Invalid typed array|is not iterable|\bundefined\b(?! at)|call stack|^\s+at |Invalid array length|null \(reading/m.test(
    message,
  )
}

function fault(message: string): Verdict {
  return { kind: 'fault', message }
}
