import type { Comparison, CompareOptions } from '../../analysis/comparison/index.js'
import { compareArms } from '../../analysis/comparison/index.js'
import { chooseReference } from '../../analysis/index.js'
import type { Results } from '../../contracts/results.js'
import { BadInputError } from '../../errors/index.js'
import { checkComparable, sharedMetrics } from './check-comparable.js'
import { differencesBesidesMixing } from './configuration-differences.js'
import { mergeResults, type NamedResults, named } from './merge-results.js'
import { failedRuns, metricsLeftOut, otherThanMixing } from './results-notes.js'

export interface ComparedRuns {
  readonly results: Results
  readonly comparison: Comparison
  /** What differs between the experiments besides the mixing: `quickstart -> smoothing: model.order: 6 -> 5`. */
  readonly differences: readonly string[]
  /** Sentences about what is not compared, and about arms of one experiment that differ in more than the mixing. */
  readonly notes: readonly string[]
}

export interface CompareRunsOptions extends CompareOptions {
  /** Compares although something else than the mixing differs; the differences are said with the result. */
  readonly despiteDifferences?: boolean
}

/**
 * Compares the arms of one experiment, or of several as one. Effects are a strategy's only where nothing else differs.
 *
 * @throws BadInputError where experiments differ in something besides the mixing, unless asked to compare nonetheless;
 * where they have nothing in common; where no run has the generation asked for
 */
export function compareRuns(all: readonly Results[], options: CompareRunsOptions = {}): ComparedRuns {
  const runs = named(all)
  checkComparable(runs)
  checkGeneration(all, options.generation)
  const results = runs.length === 1 ? runs[0].results : mergeResults(runs)
  const reference = options.reference === undefined ? undefined : fullName(results, options.reference)
  const chosen = chooseReference(results, reference)
  const differences = differencesOf(runs, chosen.kind === 'arm' ? chosen.arm : undefined)
  if (differences.length > 0 && options.despiteDifferences !== true) {
    throw new BadInputError(
      `The experiments differ in more than the mixing:\n  ${differences.join('\n  ')}`,
      'What differs in the results cannot be put down to the strategy. Make the experiments alike, or compare with --despite-differences, which prints these lines with the result.',
    )
  }
  // Headline metrics are those that all experiments have: the others would be rows without a value.
  const measured = options.metrics === undefined ? withMetrics(results, sharedMetrics(runs)) : results
  return {
    results,
    comparison: flagged(compareArms(measured, { ...options, reference }), differences),
    differences,
    notes: [
      ...(runs.length === 1 ? otherThanMixing(results, chosen, reference !== undefined) : []),
      ...(options.metrics === undefined ? metricsLeftOut(runs) : []),
      ...failedRuns(results),
    ],
  }
}

/** A row by itself, in a table or a file, must not pass for the effect of a strategy. */
function flagged(comparison: Comparison, differences: readonly string[]): Comparison {
  if (differences.length === 0) return comparison
  const flag = 'not the mixing alone differs'
  const rows = comparison.rows.map((row) => {
    const suspect = differences.some((line) => line.includes(` -> ${experimentOf(row.arm)}: `))
    return suspect ? { ...row, reason: row.reason === '' ? flag : `${row.reason}; ${flag}` } : row
  })
  return { ...comparison, rows }
}

/** Of an arm named `experiment/arm`; names of experiments hold no slash. */
function experimentOf(arm: string): string {
  return arm.slice(0, arm.indexOf('/'))
}

function checkGeneration(all: readonly Results[], asked: number | undefined): void {
  if (asked === undefined) return
  const last = all.reduce((most, { rows }) => rows.reduce((at, row) => Math.max(at, row.generation), most), 0)
  if (asked <= last) return
  throw new BadInputError(
    `generation ${asked}: the results end at generation ${last}`,
    `Name one up to ${last}, or leave --generation out: then it is the last in common.`,
  )
}

function withMetrics(results: Results, ids: ReadonlySet<string>): Results {
  return {
    ...results,
    metrics: results.metrics.filter(({ id }) => ids.has(id)),
    rows: results.rows.filter(({ metric }) => ids.has(metric)),
  }
}

/** The arm as named among several experiments; its own name is enough where one experiment alone has it. */
function fullName(results: Results, asked: string): string {
  if (results.arms.some(({ name }) => name === asked)) return asked
  const ending = results.arms.filter(({ name }) => name.endsWith(`/${asked}`))
  return ending.length === 1 ? ending[0].name : asked
}

/** Every arm of the other experiments against the reference's; each line once, with the experiments it stands between. */
function differencesOf(runs: readonly NamedResults[], reference: string | undefined): readonly string[] {
  if (runs.length === 1) return []
  const home = runs.find(({ name }) => reference?.startsWith(`${name}/`)) ?? runs[0]
  const arm = reference?.slice(home.name.length + 1) ?? home.results.arms[0].name
  const lines = runs.flatMap((run) => {
    if (run === home) return []
    return run.results.arms.flatMap((other) =>
      differencesBesidesMixing(home.results, arm, run.results, other.name).map(
        (line) => `${home.name} -> ${run.name}: ${line}`,
      ),
    )
  })
  return [...new Set(lines)]
}
