import {
  type Summary,
  summarise,
  type Thresholds,
  type Verdict,
  type VerdictOptions,
  verdict as judgeAll,
} from '../analysis/index.js'
import type { Results } from '../contracts/results.js'
import { type ArmStyle, armStyles } from './charts/arm-styles.js'

/** What every chart and section of a report is made from. */
export interface ReportData {
  readonly results: Results
  readonly summary: Summary
  readonly verdict: Verdict
  readonly thresholds: Thresholds
  readonly styles: readonly ArmStyle[]
}

export function reportData(results: Results, options: VerdictOptions = {}): ReportData {
  const summary = options.summary ?? summarise(results, options.thresholds?.confidence)
  const verdict = judgeAll(results, { ...options, summary })
  return { results, summary, verdict, thresholds: verdict.thresholds, styles: armStyles(results.arms) }
}
