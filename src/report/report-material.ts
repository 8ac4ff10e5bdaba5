import type { AnswerOptions } from '../analysis/answers/index.js'
import { type TheoryCurves, theoryCurves } from '../analysis/theory/curves.js'
import type { Results } from '../contracts/results.js'
import { type Figures, reportFigures } from './charts/index.js'
import { type ReportData, reportData } from './report-data.js'

/** Everything that a page of results shows. */
export interface ReportMaterial {
  readonly data: ReportData
  readonly figures: Figures
}

/**
 * What a report is made of, whether it is written once or renewed while a run goes on: both show the same. Who makes
 * many of one experiment hands over curves that are remembered.
 */
export async function reportMaterial(
  results: Results,
  options: AnswerOptions = {},
  curvesOf: (results: Results) => Promise<TheoryCurves> = theoryCurves,
): Promise<ReportMaterial> {
  const theory = options.theory ?? (await curvesOf(results)).curves
  const data = reportData(results, { ...options, theory })
  return { data, figures: reportFigures(data) }
}
