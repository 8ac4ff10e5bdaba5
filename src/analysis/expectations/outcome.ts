import type { Expectation, Target } from '../../contracts/expectation.js'

/** `undefined`: there is no value to judge. `not asserted`: shown only. Each with its reason in `why`. */
export type OutcomeVerdict = 'holds' | 'does not hold' | 'not asserted' | 'undefined'

/** A measured quantity with what is known of its error. */
export interface MeasuredQuantity {
  readonly value: number
  /** Of the value; undefined: one seed, and the metric gives no interval. */
  readonly standardError: number | undefined
  /** 95% interval. */
  readonly low: number | undefined
  readonly high: number | undefined
  /** Seeds with a value. */
  readonly seeds: number
}

/** What the quantity must be: the ends of a range, either of which may be open. */
export interface ExpectedRange {
  readonly kind: Target
  readonly low: number | undefined
  readonly high: number | undefined
  /** `0.366`, `at least 0.1`, `above accumulate`. */
  readonly text: string
}

/** An expectation beside what was measured. */
export interface Outcome {
  readonly expectation: Expectation
  /** The variant that was measured; undefined: several, combined. */
  readonly variant: string | undefined
  /** What is expected, in words. */
  readonly name: string
  readonly measured: MeasuredQuantity | undefined
  readonly target: ExpectedRange | undefined
  readonly verdict: OutcomeVerdict
  readonly why: string | undefined
  readonly source: string
  /** Assumptions of the law that is the target. */
  readonly assumptions: string | undefined
}

/** Whether a program that checks expectations has to complain. */
export function isFailure({ verdict }: Pick<Outcome, 'verdict'>): boolean {
  return verdict === 'does not hold' || verdict === 'undefined'
}
