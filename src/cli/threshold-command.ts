import {
  doseTable,
  thresholdDetails,
  thresholdFinding,
  type ThresholdResult,
} from '../analysis/threshold/index.js'
import { BadInputError } from '../errors/index.js'
import { asEnvironmentError } from '../files/write-error.js'
import { findThreshold } from '../workflows/threshold/find-threshold.js'
import type { ThresholdOptions } from '../workflows/threshold/options.js'
import { reportFolder } from '../workflows/paths.js'
import { paint } from './paint.js'
import { fittedTable } from './table.js'
import { openThresholdProgress } from './threshold-progress.js'

export interface ThresholdFlags extends Omit<ThresholdOptions, 'signal' | 'events'> {
  readonly json?: boolean
  readonly md?: boolean
  readonly report: boolean
  readonly reports: string
}

const SOME_RUNS_FAILED = 3

/** `collapse threshold`: returns the exit code. */
export async function thresholdCommand(file: string, flags: ThresholdFlags): Promise<number> {
  if (flags.json && flags.md)
    throw new BadInputError('--json and --md exclude each other', 'Ask for one of them.')
  const result = await search(file, flags)
  const page = flags.report ? await writeFiles(result, flags) : undefined
  process.stdout.write(await rendered(result, flags))
  if (page !== undefined) process.stderr.write(`report: ${page}\n`)
  for (const failure of result.failures) process.stderr.write(`${paint('red', 'failed:')} ${failure}\n`)
  return result.failures.length > 0 ? SOME_RUNS_FAILED : 0
}

/** Ctrl-C stops after the steps at work; a second one stops at once. */
async function search(file: string, flags: ThresholdFlags): Promise<ThresholdResult> {
  const stop = new AbortController()
  const progress = openThresholdProgress()
  const onInterrupt = () => {
    if (stop.signal.aborted) process.exit(130)
    stop.abort()
    progress.note('stopping after the steps at work; press Ctrl-C again to stop at once')
  }
  process.on('SIGINT', onInterrupt)
  process.on('SIGTERM', onInterrupt)
  try {
    return await findThreshold(file, { ...flags, signal: stop.signal, events: progress.events })
  } finally {
    progress.close()
    if (!stop.signal.aborted) {
      process.off('SIGINT', onInterrupt)
      process.off('SIGTERM', onInterrupt)
    }
  }
}

async function writeFiles(result: ThresholdResult, flags: ThresholdFlags): Promise<string> {
  const { thresholdName, writeThreshold } = await import('../report/threshold/index.js')
  const folder = reportFolder(`thresholds/${thresholdName(result)}`, flags)
  try {
    return await writeThreshold(result, folder)
  } catch (error) {
    throw asEnvironmentError(error, folder)
  }
}

async function rendered(result: ThresholdResult, { json, md }: ThresholdFlags): Promise<string> {
  if (json) return `${JSON.stringify(result, null, 2)}\n`
  if (md) {
    const { thresholdMarkdown } = await import('../report/threshold/index.js')
    return thresholdMarkdown(result)
  }
  const { columns, rows } = doseTable(result)
  const width = process.stdout.isTTY ? process.stdout.columns : Number.POSITIVE_INFINITY
  const { text, left } = fittedTable(columns, rows, width)
  const more = left.length > 0 ? [`(in a wider window: ${left.join(', ')})`] : []
  const finding = paint('bold', `${thresholdFinding(result)}.`, process.stdout)
  return `${[text, ...more, '', finding, ...thresholdDetails(result)].join('\n')}\n`
}
