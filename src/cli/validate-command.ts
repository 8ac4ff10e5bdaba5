import type { PoolSize } from '../contracts/results.js'
import { checkMachine } from '../workflows/check-machine.js'
import { estimate } from '../workflows/estimate.js'
import { parallelism } from '../workflows/parallelism.js'
import { planExperiment } from '../workflows/plan.js'
import { prepareExperiment } from '../workflows/prepare.js'
import { formatBytes, formatDuration } from './duration.js'
import { paint } from './paint.js'
import { openReadingProgress } from './reading-progress.js'
import { textTable } from './table.js'
import type { ExperimentFlags } from './options.js'

export interface ValidateFlags extends ExperimentFlags {
  readonly workers?: number
  readonly json?: boolean
}

/** `collapse validate`: prints the plan. */
export async function validateCommand(file: string, flags: ValidateFlags): Promise<void> {
  const warnings: string[] = []
  const reading = openReadingProgress()
  const work = { progress: reading.report }
  const prepared = await prepareExperiment(file, flags, (message) => warnings.push(message), work).finally(
    reading.close,
  )
  const plan = await planExperiment(prepared)
  await checkMachine(prepared, plan)
  const parallel = parallelism(flags, plan.runs.length)
  const cost = plan.toDo + plan.toMeasure > 0 ? await estimate(prepared, plan, parallel) : undefined
  warnings.push(...prepared.warnings)
  const { experiment, session, human } = prepared
  if (flags.json) {
    const { runs: _runs, ...counts } = plan
    const report = {
      experiment: experiment.name,
      runs: plan.runs.length,
      ...counts,
      human,
      estimate: cost,
      warnings,
    }
    process.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
    return
  }
  const arms = session.arms.map(({ arm, strategy }) => {
    const runs = plan.runs.filter((run) => run.arm === arm.name)
    const done = runs.flatMap(({ generations }) => generations).filter(({ state }) => state === 'done').length
    const all = runs.length * (experiment.generations + 1)
    const largest = Math.max(
      ...runs.flatMap(({ generations }) => generations.map(({ documents }) => documents)),
    )
    return [
      arm.name,
      arm.description || strategy.describe(arm.mixing),
      String(runs.length),
      `${done} of ${all}`,
      String(largest),
    ]
  })
  const lines = [
    `${paint('green', 'valid:', process.stdout)} ${file}`,
    '',
    textTable(['arm', 'what it trains on', 'seeds', 'generations there', 'largest mix'], arms),
    '',
    textTable(...humanTable(human)),
    '',
    `${plan.runs.length} runs of ${experiment.generations + 1} generations: ${plan.done} are in ${prepared.root}, ${plan.toMeasure} need new measurements, ${plan.toDo} are to do`,
  ]
  if (plan.changed.length > 0)
    lines.push('changed since the last run:', ...plan.changed.map((line) => `  ${line}`))
  if (cost) {
    lines.push(
      `${cost.atMost ? 'at most about' : 'about'} ${formatDuration(cost.seconds)} with ${parallel.workers} workers and ${formatBytes(cost.bytes)} of disk (from a pilot of the first arm)`,
    )
  } else if (plan.toDo > 0)
    lines.push('no estimate of time and disk: a pilot of this model would be a long fit')
  lines.push(...warnings.map((warning) => `${paint('yellow', 'warning:', process.stdout)} ${warning}`))
  process.stdout.write(`${lines.join('\n')}\n`)
}

function humanTable(human: readonly PoolSize[]): [columns: string[], rows: string[][]] {
  if (human.some(({ chains }) => chains !== undefined)) {
    const rows = human.map(({ pool, documents, chains }) => [pool, String(documents), String(chains)])
    return [['human data', 'points', 'chains'], rows]
  }
  const rows = human.map(({ pool, documents, tokens }) => [pool, String(documents), String(tokens)])
  return [['human data', 'documents', 'tokens'], rows]
}
