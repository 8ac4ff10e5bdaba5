import { compareArms, comparisonTable } from '../../analysis/comparison/index.js'
import type { ReportData } from '../report-data.js'
import type { ReportTable } from './report-table.js'

/** Every strategy against its reference in every headline measure, with all tests. */
export function comparisonReportTable({
  results,
  summary,
  thresholds,
  asked,
}: ReportData): ReportTable | undefined {
  const comparison = compareArms(results, {
    summary,
    reference: asked,
    confidence: thresholds.confidence,
    margin: thresholds.tolerance,
    marginPoints: thresholds.tolerancePoints,
  })
  if (comparison.rows.length === 0) return undefined
  const { columns, rows, notes } = comparisonTable(comparison, summary.metrics)
  return {
    id: 'comparison',
    title: 'The comparison in all numbers',
    intro: 'What collapse compare prints: every strategy against its reference in every headline measure.',
    columns,
    rows,
    notes,
    folded: true,
  }
}
