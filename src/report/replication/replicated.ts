import { isFailure, type Outcome } from '../../analysis/expectations/index.js'
import { plural } from '../../analysis/index.js'
import type { Replication } from '../../config/expect/replication-fields.js'
import type { Results } from '../../contracts/results.js'

/** One form of a replication that was run. */
export interface ReplicatedForm {
  readonly variant: string
  readonly results: Results
}

/** A replication that was run and judged. */
export interface Replicated {
  readonly name: string
  readonly replication: Replication
  readonly quick: boolean
  readonly outcomes: readonly Outcome[]
  readonly forms: readonly ReplicatedForm[]
  /** Why variants were not run, by name. */
  readonly notRun: ReadonlyMap<string, string>
}

/** The finding in one sentence: the claim where everything asserted holds, else how much of it does not. */
export function finding({ replication, outcomes }: Replicated): string {
  const asserted = outcomes.filter(({ verdict }) => verdict !== 'not asserted')
  const failed = asserted.filter(isFailure)
  if (asserted.length === 0) return `Nothing asserted: ${replication.claim}`
  if (failed.length === 0) return replication.claim
  return `${failed.length} of ${plural(asserted.length, 'target')} ${failed.length === 1 ? 'does' : 'do'} not hold: ${replication.claim}`
}

/** Seconds of work of all runs, from the store: the same however often the work was interrupted. */
export function workSeconds(forms: readonly ReplicatedForm[]): number {
  return forms.reduce(
    (sum, { results: { durations } }) => sum + durations.fit + durations.sample + durations.measure,
    0,
  )
}
