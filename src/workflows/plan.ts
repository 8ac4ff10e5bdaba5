import type { Phase } from '../contracts/results.js'
import type { Task } from '../loop/workers/messages.js'
import { DamagedManifestError, readManifest } from '../loop/results/manifest.js'
import type { PlannedGeneration } from '../loop/chain.js'
import { changedFields, changedModules } from './changed-fields.js'
import type { Prepared } from './prepare.js'

export interface PlannedRun {
  readonly arm: string
  readonly seed: number
  readonly generations: readonly PlannedGeneration[]
}

export interface Plan {
  readonly runs: readonly PlannedRun[]
  /** Runs of arms that were not chosen: nothing is done for them. */
  readonly others: readonly PlannedRun[]
  readonly generations: number
  readonly done: number
  readonly toMeasure: number
  readonly toDo: number
  /** Fields of the resolved experiment that differ from the last run in this folder: `path: old -> new`. */
  readonly changed: readonly string[]
}

/** Looks up what is stored for every generation of every run. Nothing is computed, nothing is written. */
export async function planExperiment(prepared: Prepared): Promise<Plan> {
  const { experiment, session, root, chosen } = prepared
  const runs: PlannedRun[] = []
  const others: PlannedRun[] = []
  for (const seed of experiment.seeds) {
    for (const arm of experiment.arms) {
      const generations = await session.chain(arm, seed).plan(experiment.generations)
      const list = chosen.has(arm.name) ? runs : others
      list.push({ arm: arm.name, seed, generations })
    }
  }
  const states = runs.flatMap(({ generations }) => generations.map(({ state }) => state))
  const count = (wanted: string) => states.filter((state) => state === wanted).length
  const before = await readManifest(root).catch((error: unknown) => {
    // It only says what has changed; a run writes it anew.
    if (error instanceof DamagedManifestError) return undefined
    throw error
  })
  return {
    runs,
    others,
    generations: states.length,
    done: count('done'),
    toMeasure: count('to measure'),
    toDo: count('to do'),
    changed:
      before === undefined
        ? []
        : [
            ...changedFields(before.resolved, experiment.resolvedYaml()),
            ...changedModules(before.modules, experiment.catalogue.modules),
          ],
  }
}

/** Documents that a planned generation still has to go through: a measure of its work. */
export function remainingWork({ state, documents, sampled }: PlannedGeneration): number {
  if (state === 'done') return 0
  return state === 'to measure' ? sampled / 2 : documents + 2 * sampled
}

/** How much of that work is done when a phase of the generation has got so far. */
export function workWithin(planned: PlannedGeneration, phase: Phase, share: number): number {
  const { state, documents, sampled } = planned
  if (state === 'done') return 0
  if (state === 'to measure') return phase === 'measure' ? (share * sampled) / 2 : 0
  if (phase === 'fit') return share * documents
  return documents + (phase === 'measure' ? sampled : 0) + share * sampled
}

/** Tasks in rounds: those of a round need nothing of each other. */
export interface Tasks {
  /** Generation 0 of each seed, which all its arms share. */
  readonly zero: readonly Task[]
  /** Whole runs, the longest first, so that no worker is left with a long one at the end. */
  readonly rest: readonly Task[]
  /** Runs that look at the control of their seed while they go. */
  readonly afterControl: readonly Task[]
}

/** `needControl`: names of the arms whose strategies compare with the control. */
export function tasksOf(
  { runs: planned }: Pick<Plan, 'runs'>,
  last: number,
  needControl: ReadonlySet<string> = new Set(),
): Tasks {
  const open = planned.filter(({ generations }) => generations.some(({ state }) => state !== 'done'))
  const zero: Task[] = []
  for (const { arm, seed, generations } of open) {
    const shared = open.filter((run) => run.seed === seed).length > 1
    const known = zero.some((task) => task.seed === seed)
    if (shared && !known && generations[0].state !== 'done') zero.push({ arm, seed, last: 0 })
  }
  const runs = open
    .map((run) => ({ run, work: run.generations.reduce((sum, planned) => sum + remainingWork(planned), 0) }))
    .sort((left, right) => right.work - left.work)
    .map(({ run: { arm, seed } }): Task => ({ arm, seed, last }))
  return {
    zero,
    rest: runs.filter(({ arm }) => !needControl.has(arm)),
    afterControl: runs.filter(({ arm }) => needControl.has(arm)),
  }
}
