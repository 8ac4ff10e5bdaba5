import { describePool } from '../analysis/pool-size.js'
import { plural } from '../analysis/words.js'
import type { FromWorker } from '../loop/workers/messages.js'
import type { PlannedGeneration } from '../loop/chain.js'
import { type Plan, remainingWork, workWithin } from '../workflows/plan.js'
import type { Prepared } from '../workflows/prepare.js'
import { formatDuration } from './duration.js'
import { paint } from './paint.js'
import { type ProgressLines, type RunName, openLines } from './progress-lines.js'

type ProgressMessage = Extract<FromWorker, { readonly type: 'progress' }>

export interface Progress {
  planned(prepared: Prepared, plan: Plan): void
  worker(message: FromWorker): void
  warning(message: string): void
  note(message: string): void
  close(): Promise<void>
}

/**
 * Progress on standard error: nested lines that renew themselves in a terminal, one plain line per finished run
 * elsewhere. The remaining time is the work left (documents still to go through) at the pace so far.
 */
export async function openProgress(): Promise<Progress> {
  const lines = openLines()
  const clock = { start: performance.now() }
  let work: WorkLeft | undefined
  let last = 0
  return {
    planned(prepared, plan) {
      work = new WorkLeft(plan)
      last = prepared.experiment.generations
      clock.start = performance.now()
      for (const line of describePlan(prepared, plan)) lines.say(line)
      const open = plan.runs.filter(({ generations }) => generations.some(({ state }) => state !== 'done'))
      const runsOfArm = new Map<string, number>()
      for (const { arm } of open) runsOfArm.set(arm, (runsOfArm.get(arm) ?? 0) + 1)
      if (open.length > 0) lines.begin(prepared.experiment.name, runsOfArm)
    },
    worker(message) {
      const elapsed = (performance.now() - clock.start) / 1000
      if (message.type === 'generation') work?.finish(message.task, message.generation)
      if (message.type === 'progress') work?.reach(message)
      const left = work?.secondsLeft(elapsed)
      // Generation 0 of each seed is a task of its own, ahead of the runs: its end is not a run's.
      const isRun = !('task' in message) || message.task.last === last
      report(lines, message, work?.share ?? 0, left, isRun)
    },
    warning: (message) => lines.say(`${paint('yellow', 'warning:')} ${message}`),
    note: (message) => lines.say(message),
    close: () => lines.close(),
  }
}

function report(
  lines: ProgressLines,
  message: FromWorker,
  share: number,
  left: number | undefined,
  isRun: boolean,
): void {
  const eta = left === undefined || share >= 1 ? '' : `, about ${formatDuration(left)} left`
  if (message.type === 'phase' || message.type === 'progress') {
    const done = message.type === 'progress' ? ` ${Math.floor(message.share * 100)}%` : ''
    lines.at(message.task, `generation ${message.generation}/${message.task.last}: ${message.phase}${done}`)
  }
  if (message.type === 'generation' || message.type === 'progress')
    lines.overall(`${Math.round(share * 100)}%${eta}`)
  else if (!isRun) return
  else if (message.type === 'finished') lines.finish(message.task, undefined)
  else if (message.type === 'failed') lines.finish(message.task, message.message)
}

interface OpenRun {
  readonly generations: readonly PlannedGeneration[]
  /** Work done so far, per generation. */
  readonly done: number[]
}

/** Work in documents, per generation of each run. */
export class WorkLeft {
  readonly #runs = new Map<string, OpenRun>()
  readonly #total: number
  #done = 0

  constructor({ runs }: Pick<Plan, 'runs'>) {
    for (const { arm, seed, generations } of runs) {
      this.#runs.set(`${seed} ${arm}`, { generations, done: generations.map(() => 0) })
    }
    this.#total = runs
      .flatMap(({ generations }) => generations.map(remainingWork))
      .reduce((sum, work) => sum + work, 0)
  }

  get share(): number {
    return this.#total === 0 ? 1 : this.#done / this.#total
  }

  finish(run: RunName, generation: number): void {
    this.#advance(run, generation, remainingWork)
  }

  /** A generation has got so far inside a phase. */
  reach({
    task,
    generation,
    phase,
    share,
  }: Pick<ProgressMessage, 'task' | 'generation' | 'phase' | 'share'>): void {
    this.#advance(task, generation, (planned) => workWithin(planned, phase, share))
  }

  /** Never back: a phase may begin again, as a metric that asks for a model does. */
  #advance({ arm, seed }: RunName, generation: number, done: (planned: PlannedGeneration) => number): void {
    const run = this.#runs.get(`${seed} ${arm}`)
    if (run?.generations[generation] === undefined) return
    const more = done(run.generations[generation]) - run.done[generation]
    if (more <= 0) return
    run.done[generation] += more
    this.#done += more
  }

  secondsLeft(elapsed: number): number | undefined {
    return this.share < 0.02 ? undefined : (elapsed * (1 - this.share)) / this.share
  }
}

function describePlan({ experiment, human, root }: Prepared, plan: Plan): string[] {
  const arms = new Set(plan.runs.map(({ arm }) => arm)).size
  const numbers = human.some(({ chains }) => chains !== undefined)
  const pools = human
    .filter(({ documents }) => documents > 0)
    .map((size) =>
      numbers
        ? `${size.pool} ${describePool(size)}`
        : `${size.pool} ${count(size.documents)} (${count(size.tokens)} tokens)`,
    )
  const lines = [
    `${paint('bold', experiment.name)}: ${plural(plan.runs.length, 'run')} (${plural(arms, 'arm')} x ${plural(experiment.seeds.length, 'seed')}), generations 0 to ${experiment.generations}`,
    `human ${numbers ? 'data' : 'documents'}: ${pools.join(', ')}`,
  ]
  if (plan.done + plan.toMeasure > 0 || plan.changed.length > 0) {
    const measured = plan.toMeasure > 0 ? `, ${plan.toMeasure} only to measure again` : ''
    lines.push(
      `in ${root}: ${plan.done} of ${plan.generations} generations are there${measured}, ${plan.toDo} to do`,
    )
  }
  if (plan.changed.length > 0)
    lines.push('changed since the last run:', ...plan.changed.map((line) => `  ${line}`))
  return lines
}

function count(number: number): string {
  return number.toLocaleString('en-US')
}
