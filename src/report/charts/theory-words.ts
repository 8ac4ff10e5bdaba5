import { listed } from '../../analysis/index.js'
import type { ReportData } from '../report-data.js'
import type { LineSeries } from './line-panel.js'

/** A panel's subtitle, with the key to its dashes where theory is drawn. */
export function withTheoryKey(subtitle: string, series: readonly LineSeries[]): string {
  return series.some(({ law }) => law !== undefined) ? `${subtitle}; dashed: theory` : subtitle
}

/** One sentence that names the theory of these metrics and what it assumes; nothing where none is drawn. */
export function theorySentence(data: ReportData, metrics: readonly string[]): string {
  const drawn = data.theory.filter(({ metric }) => metrics.includes(metric))
  const names = [...new Set(drawn.map(({ summary }) => summary))]
  return names.length === 0 ? '' : ` Dashed: theory, ${listed(names)}.`
}
