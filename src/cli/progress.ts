import type { FromWorker } from '../loop/messages.js'
import { type Plan, remainingWork } from '../workflows/plan.js'
import type { Prepared } from '../workflows/prepare.js'
import { formatDuration } from './duration.js'
import { paint } from './paint.js'
import { type ProgressLines, openLines } from './progress-lines.js'

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
  if (message.type === 'phase') {
    lines.at(message.task, `generation ${message.generation}/${message.task.last}: ${message.phase}`)
  } else if (message.type === 'generation') lines.overall(`${Math.round(share * 100)}%${eta}`)
  else if (!isRun) return
  else if (message.type === 'finished') lines.finish(message.task, undefined)
  else if (message.type === 'failed') lines.finish(message.task, message.message)
}

/** Work in documents, per generation of each run. */
class WorkLeft {
  readonly #open = new Map<string, number[]>()
  readonly #total: number
  #done = 0

  constructor(plan: Plan) {
    for (const { arm, seed, generations } of plan.runs) {
      this.#open.set(`${seed} ${arm}`, generations.map(remainingWork))
    }
    this.#total = [...this.#open.values()].flat().reduce((sum, work) => sum + work, 0)
  }

  get share(): number {
    return this.#total === 0 ? 1 : this.#done / this.#total
  }

  finish({ arm, seed }: { readonly arm: string; readonly seed: number }, generation: number): void {
    const work = this.#open.get(`${seed} ${arm}`)
    if (work === undefined) return
    this.#done += work[generation] ?? 0
    work[generation] = 0
  }

  secondsLeft(elapsed: number): number | undefined {
    return this.share < 0.02 ? undefined : (elapsed * (1 - this.share)) / this.share
  }
}

function describePlan({ experiment, human, root }: Prepared, plan: Plan): string[] {
  const arms = new Set(plan.runs.map(({ arm }) => arm)).size
  const pools = human
    .filter(({ documents }) => documents > 0)
    .map(({ pool, documents, tokens }) => `${pool} ${count(documents)} (${count(tokens)} tokens)`)
  const lines = [
    `${paint('bold', experiment.name)}: ${plan.runs.length} runs (${arms} arms x ${experiment.seeds.length} seeds), generations 0 to ${experiment.generations}`,
    `human documents: ${pools.join(', ')}`,
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
