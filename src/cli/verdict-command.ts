import type { DefinitionThresholds } from '../analysis/definitions/index.js'
import { theoryCurves } from '../analysis/theory/curves.js'
import type { Results } from '../contracts/results.js'
import { BadInputError } from '../errors/index.js'
import { reportData } from '../report/report-data.js'
import { loadResults } from '../workflows/load.js'

export interface VerdictFlags {
  readonly reference?: string
  readonly arm?: readonly string[]
  readonly details?: boolean
  readonly confidence: number
  readonly margin: number
  readonly marginPoints: number
  readonly collapsedFrom: number
  readonly saladFrom: number
  readonly catastropheFrom: number
  readonly exponentMargin: number
  readonly runs: string
  readonly format: 'table' | 'md' | 'json'
}

/** Wider lines are hard to read. */
const WIDEST = 100
/** Narrower ones leave no room for a table. */
const NARROWEST = 60

/** Loads the experiment and prints all answers on it in the format asked for. */
export async function printVerdictOf(target: string, flags: VerdictFlags): Promise<void> {
  const warn = (message: string) => process.stderr.write(`warning: ${message}\n`)
  const results = await loadResults(target, { runs: flags.runs }, warn)
  checkArms(results, flags.arm)
  const { curves: theory } = await theoryCurves(results)
  const thresholds = thresholdsOf(flags)
  const data = reportData(results, { reference: flags.reference, thresholds, theory })
  process.stdout.write(await written(data, flags))
}

async function written(data: ReturnType<typeof reportData>, flags: VerdictFlags): Promise<string> {
  if (flags.format === 'json') {
    const { verdictOf } = await import('../report/verdict/verdict-json.js')
    return `${JSON.stringify(verdictOf(data, flags.arm), null, 2)}\n`
  }
  if (flags.format === 'md') {
    const { verdictMarkdown } = await import('../report/verdict/verdict-markdown.js')
    return verdictMarkdown(data, flags.arm)
  }
  const { verdictText } = await import('./verdict/verdict-text.js')
  const room = process.stdout.isTTY ? process.stdout.columns : WIDEST
  const width = Math.max(NARROWEST, Math.min(WIDEST, room))
  return verdictText(data, { arms: flags.arm, details: flags.details ?? false, width })
}

function thresholdsOf(flags: VerdictFlags): DefinitionThresholds {
  return {
    confidence: flags.confidence,
    tolerance: flags.margin,
    tolerancePoints: flags.marginPoints,
    collapse: flags.collapsedFrom,
    wordSalad: flags.saladFrom,
    catastrophe: flags.catastropheFrom,
    exponent: flags.exponentMargin,
  }
}

function checkArms({ arms }: Results, asked: readonly string[] = []): void {
  for (const name of asked) {
    if (arms.some((arm) => arm.name === name)) continue
    const known = arms.map((arm) => arm.name).join(', ')
    throw new BadInputError(`There is no arm "${name}"`, `Arms of this experiment: ${known}`)
  }
}
