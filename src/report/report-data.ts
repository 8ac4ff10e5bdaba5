import { type Summary, summarise, type Verdict, verdict as judgeAll } from '../analysis/index.js'
import type { AnswerOptions } from '../analysis/answers/index.js'
import { DEFINITION_THRESHOLDS, type DefinitionThresholds } from '../analysis/definitions/index.js'
import type { TheoryCurve } from '../analysis/theory/curves.js'
import type { Results } from '../contracts/results.js'
import { type ArmStyle, armStyles } from './charts/arm-styles.js'

/** What every chart and section of a report is made from. */
export interface ReportData {
  readonly results: Results
  readonly summary: Summary
  readonly verdict: Verdict
  readonly thresholds: DefinitionThresholds
  /** The arm that all are compared with by option. */
  readonly asked: string | undefined
  readonly styles: readonly ArmStyle[]
  /** What theory expects of what was measured. */
  readonly theory: readonly TheoryCurve[]
}

export function reportData(results: Results, options: AnswerOptions = {}): ReportData {
  const thresholds = { ...DEFINITION_THRESHOLDS, ...options.thresholds }
  const summary = options.summary ?? summarise(results, thresholds.confidence)
  const verdict = judgeAll(results, { reference: options.reference, thresholds, summary })
  const styles = armStyles(results.arms)
  const theory = options.theory ?? []
  return { results, summary, verdict, thresholds, asked: options.reference, styles, theory }
}
