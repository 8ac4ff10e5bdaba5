import type { Results, WorkDone } from '../contracts/results.js'
import { type ArmCost, armCosts, generationCosts, reusedWork } from './cost.js'

/** Costs as plain text cells: for the terminal and the report. */
export interface CostTable {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** The cells of work done, in their parts: seconds, tokens and, where they are counted, operations. */
  readonly parts: readonly (readonly (readonly string[])[])[]
  /** What the numbers mean, in a few sentences. */
  readonly notes: readonly string[]
}

type CostedResults = Pick<Results, 'arms' | 'costs'> & Partial<Pick<Results, 'human'>>

/** What models go through. */
type Unit = 'tokens' | 'points'

function unitOf({ human = [] }: CostedResults): Unit {
  return human.some(({ chains }) => chains !== undefined) ? 'points' : 'tokens'
}

/** One row per arm: what fitting, sampling and measuring a generation cost on average, and everything together. */
export function costTable(results: CostedResults): CostTable | undefined {
  const costs = armCosts(results).filter(({ total }) => total.seconds > 0)
  if (costs.length === 0) return undefined
  const works = costs.flatMap(({ fit, sample, measure, total }) => [
    ...[fit, sample, measure].flatMap(({ mean }) => (mean === undefined ? [] : [mean])),
    total,
  ])
  // FLOP of families that do not count them are said once, not in every cell.
  const unit = unitOf(results)
  const counted = works.some(({ flops = 0 }) => flops > 0)
  const parts = costs.map(({ fit, sample, measure, total }) =>
    [fit.mean, sample.mean, measure.mean, total].map((work) =>
      work === undefined ? ['–'] : formatWork(work, counted, unit),
    ),
  )
  return {
    columns: ['strategy', 'fitting', 'sampling', 'measuring', 'in all'],
    rows: costs.map(({ arm }, row) => [arm, ...parts[row].map((cell) => cell.join(', '))]),
    parts,
    notes: notesOf(costs, works, counted, unit),
  }
}

/** One row per arm and generation: what it cost, mean of the seeds. Undefined where nothing was counted. */
export function generationCostTable(results: CostedResults): CostTable | undefined {
  const costs = generationCosts(results).filter(({ total }) => total.seconds > 0)
  if (costs.length === 0) return undefined
  const unit = unitOf(results)
  const counted = costs.some(({ total }) => (total.flops ?? 0) > 0)
  const parts = costs.map(({ fit, sample, measure }) =>
    [fit.mean, sample.mean, measure.mean].map((work) =>
      work === undefined ? ['–'] : formatWork(work, counted, unit),
    ),
  )
  const rows = costs.map(({ arm, generation }, row) => [
    arm,
    String(generation),
    ...parts[row].map((cell) => cell.join(', ')),
  ])
  return {
    columns: ['strategy', 'generation', 'fitting', 'sampling', 'measuring'],
    rows,
    parts,
    notes: ['Mean of the seeds. “–”: it was there already.'],
  }
}

function notesOf(
  costs: readonly ArmCost[],
  works: readonly WorkDone[],
  counted: boolean,
  unit: Unit,
): string[] {
  const what = unit === 'tokens' ? 'Tokens are the model’s.' : 'Points are those of all chains.'
  const notes = [`Mean of a generation; “in all” is the sum over generations and seeds. ${what}`]
  if (!counted) notes.push('These models do not count floating-point operations (FLOP).')
  if (works.some(({ tokens, flops }) => tokens === undefined || (counted && flops === undefined)))
    notes.push('“?”: not counted.')
  const reused = reusedWork(costs)
  return reused === undefined ? notes : [...notes, reused]
}

function formatWork({ seconds, tokens, flops }: WorkDone, counted: boolean, unit: Unit): string[] {
  // Metrics of numbers look at models: they go through no points.
  if (unit === 'points' && tokens === 0) return [formatSeconds(seconds)]
  const parts = [formatSeconds(seconds), `${formatAmount(tokens)} ${unit}`]
  return counted ? [...parts, formatFlops(flops)] : parts
}

/** @example formatSeconds(150) // '2.5 min' */
export function formatSeconds(value: number): string {
  if (value >= 7200) return `${(value / 3600).toFixed(1)} h`
  if (value >= 120) return `${(value / 60).toFixed(1)} min`
  return `${value.toFixed(1)} s`
}

/** "3.40 TFLOP": operations, not operations a second. */
function formatFlops(flops: number | undefined): string {
  const amount = formatAmount(flops)
  return /[A-Za-z]$/.test(amount) ? `${amount}FLOP` : `${amount} FLOP`
}

const PREFIXES = ['', 'k', 'M', 'G', 'T', 'P', 'E'] as const

/**
 * A number of three digits with its prefix, a space before the prefix; "?" for an unknown one.
 *
 * @example
 * formatAmount(1_234_567) // '1.23 M'
 */
export function formatAmount(value: number | undefined): string {
  if (value === undefined) return '?'
  let size = value
  let prefix = 0
  while (size >= 999.5 && prefix < PREFIXES.length - 1) {
    size /= 1000
    prefix++
  }
  if (prefix === 0) return size < 10 && !Number.isInteger(size) ? size.toFixed(1) : String(Math.round(size))
  return `${size.toPrecision(3)} ${PREFIXES[prefix]}`
}
