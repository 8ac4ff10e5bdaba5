import {
  type Outcome,
  type OutcomeVerdict,
  outcomeInUnits,
  ownOutcomes,
} from '../analysis/expectations/index.js'
import { capitalised, unfinishedCaveat } from '../analysis/index.js'
import type { Results } from '../contracts/results.js'
import type { Figure, Figures } from './charts/index.js'
import type { ReportData } from './report-data.js'

/** What the experiment file says of its results, beside what they are. */
export interface CheckedClaim {
  readonly claim: string
  readonly verdict: OutcomeVerdict
  readonly isRatio: boolean
  /** With its interval; why there is no value. */
  readonly measured: string
  /** What to know where it does not simply hold. */
  readonly remark: string | undefined
}

/** What a report opens with: claims of the file that were checked, and what each figure shows. */
export interface Findings {
  readonly claims: readonly CheckedClaim[]
  readonly figures: readonly Pick<Figure, 'id' | 'title'>[]
}

export function findings({ results }: ReportData, figures: Figures): Findings {
  return {
    // What is said of all generations and seeds can be judged when all are there.
    claims: unfinishedCaveat(results) === undefined ? checkedClaims(results) : [],
    figures: [...figures.verdict, ...figures.generations, ...figures.rarity],
  }
}

/** Claims of the experiment file, in its order. */
export function checkedClaims(results: Results): readonly CheckedClaim[] {
  return ownOutcomes(results).map((outcome) => checked(outcome, outcomeInUnits(outcome, results.metrics)))
}

function checked(outcome: Outcome, measured: string | undefined): CheckedClaim {
  const { name, verdict, target, why, expectation } = outcome
  const remarks = [
    verdict === 'does not hold' && target !== undefined ? `expected ${target.text}` : undefined,
    measured === undefined ? undefined : why,
    verdict === 'holds' ? undefined : expectation.because,
  ].filter((remark) => remark !== undefined)
  return {
    claim: name,
    verdict,
    isRatio: expectation.against !== undefined && expectation.as === 'ratio',
    measured: measured ?? `no value: ${why ?? 'no reason is known'}`,
    remark: remarks.length === 0 ? undefined : capitalised(remarks.join('; ')),
  }
}

/** `4 of 5 claims of the experiment file hold.`; undefined: it makes none. */
export function claimsInWords(claims: readonly CheckedClaim[]): string | undefined {
  if (claims.length === 0) return undefined
  const held = claims.filter(({ verdict }) => verdict === 'holds').length
  return `What the experiment file says of its results, checked against them: ${held} of ${claims.length} ${claims.length === 1 ? 'claim holds' : 'claims hold'}. With 95% intervals${claims.some(({ isRatio }) => isRatio) ? '; ratios are means of those of each seed' : ''}.`
}
