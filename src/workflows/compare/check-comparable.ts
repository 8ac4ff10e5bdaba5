import { BadInputError } from '../../errors/index.js'
import type { NamedResults } from './merge-results.js'

/**
 * @throws BadInputError where experiments have nothing to compare: the same results twice, text beside numbers, no
 * metric in common
 */
export function checkComparable(runs: readonly NamedResults[]): void {
  for (const [index, run] of runs.entries()) {
    const twin = runs.slice(0, index).find((earlier) => isSame(earlier, run))
    if (twin !== undefined) {
      throw new BadInputError(
        `${twin.name} and ${run.name} are the same results`,
        'Name each folder of results once: a second time it only adds tests, and every p rises.',
      )
    }
  }
  const [first, ...others] = runs
  for (const other of others) {
    if (kindOf(first) !== kindOf(other)) {
      throw new BadInputError(
        `${first.name} is an experiment of ${kindOf(first)}, ${other.name} one of ${kindOf(other)}: they have no metric in common`,
        'Compare experiments of one kind.',
      )
    }
  }
  if (runs.length > 1 && sharedMetrics(runs).size === 0) {
    throw new BadInputError(
      `${runs.map(({ name }) => name).join(', ')} have no metric in common`,
      'Add the same metrics to their files and run them again: what is stored is only measured anew.',
    )
  }
}

/** Ids that every experiment measured. */
export function sharedMetrics(runs: readonly NamedResults[]): ReadonlySet<string> {
  const [first, ...others] = runs.map(({ results }) => results.metrics.map(({ id }) => id))
  return new Set(first.filter((id) => others.every((ids) => ids.includes(id))))
}

function kindOf({ results }: NamedResults): string {
  return results.data === 'vectors' ? 'numbers' : 'text'
}

function isSame({ results: one }: NamedResults, { results: other }: NamedResults): boolean {
  return one.fingerprint === other.fingerprint && JSON.stringify(one.rows) === JSON.stringify(other.rows)
}
