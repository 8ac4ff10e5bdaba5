import type { ReportData } from '../report-data.js'
import type { LineSeries } from './line-panel.js'

/** The lines of a metric: one per arm that has any row of it. */
export function metricSeries(data: ReportData, metric: string, group: string): readonly LineSeries[] {
  return data.styles.flatMap((style) => {
    const cells = data.summary.series(style.name, metric, group)
    if (cells.length === 0) return []
    const points = cells.map((cell) => ({
      generation: cell.generation,
      value: cell.mean,
      low: cell.low,
      high: cell.high,
      seeds: cell.seeds,
      reason: cell.reason,
    }))
    return [{ style, points }]
  })
}
