import {
  type Summary,
  summarise,
  type Thresholds,
  type Verdict,
  type VerdictOptions,
  verdict as judgeAll,
} from '../analysis/index.js'
import type { TheoryCurve } from '../analysis/theory/curves.js'
import type { Results } from '../contracts/results.js'
import { type ArmStyle, armStyles } from './charts/arm-styles.js'

/** What every chart and section of a report is made from. */
export interface ReportData {
  readonly results: Results
  readonly summary: Summary
  readonly verdict: Verdict
  readonly thresholds: Thresholds
  /** The arm that all are compared with by option. */
  readonly asked: string | undefined
  readonly styles: readonly ArmStyle[]
  /** What theory expects of what was measured. */
  readonly theory: readonly TheoryCurve[]
}

export function reportData(
  results: Results,
  options: VerdictOptions = {},
  theory: readonly TheoryCurve[] = [],
): ReportData {
  const summary = options.summary ?? summarise(results, options.thresholds?.confidence)
  const verdict = judgeAll(results, { ...options, summary })
  const styles = armStyles(results.arms)
  const { thresholds } = verdict
  return { results, summary, verdict, thresholds, asked: options.reference, styles, theory }
}
