import { type Reference, referenceOf } from '../../analysis/reference.js'
import { listed } from '../../analysis/words.js'
import type { Results } from '../../contracts/results.js'
import { sharedMetrics } from './check-comparable.js'
import { differencesBesidesMixing } from './configuration-differences.js'
import type { NamedResults } from './merge-results.js'

const MOST_METRICS = 6

/** Metrics that are no default because not all experiments have them. */
export function metricsLeftOut(runs: readonly NamedResults[]): readonly string[] {
  const shared = sharedMetrics(runs)
  return runs.flatMap(({ name, results }) => {
    const own = results.metrics.map(({ id }) => id).filter((id) => !shared.has(id))
    if (own.length === 0) return []
    const rest = own.length - MOST_METRICS
    const shown = rest > 0 ? [...own.slice(0, MOST_METRICS), `${rest} more`] : own
    return [`Not measured in every experiment, so not compared: ${listed(shown)} (${name}).`]
  })
}

export function failedRuns({ failures }: Results): readonly string[] {
  return failures.map(
    ({ arm, seed, generation, message }) =>
      `Failed: ${arm}, seed ${seed}, generation ${generation}: ${message}`,
  )
}

/**
 * Arms of one experiment that differ from what they are compared with in more than the mixing: declared, but said.
 * `forced`: all are compared with the general reference, whatever they name themselves.
 */
export function otherThanMixing(results: Results, general: Reference, forced: boolean): readonly string[] {
  return results.arms.flatMap((arm) => {
    const reference = forced ? general : referenceOf(results, arm, general)
    if (reference.kind !== 'arm' || reference.arm === arm.name) return []
    const fields = differencesBesidesMixing(results, reference.arm, results, arm.name)
    return fields.length === 0
      ? []
      : [`${arm.name} differs from ${reference.arm} in more than the mixing: ${fields.join(', ')}.`]
  })
}
