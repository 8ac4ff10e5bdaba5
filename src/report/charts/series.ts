import type { ReportData } from '../report-data.js'
import type { LinePoint, LineSeries } from './line-panel.js'

/** More points than this say nothing more on a line of a picture. */
const MOST_POINTS = 150

/** The lines of a metric: one per arm that has any row of it, with what theory expects of it. */
export function metricSeries(data: ReportData, metric: string, group: string): readonly LineSeries[] {
  return data.styles.flatMap((style): LineSeries[] => {
    const cells = thinned(data.summary.series(style.name, metric, group))
    if (cells.length === 0) return []
    const points = cells.map((cell) => ({
      generation: cell.generation,
      value: cell.mean,
      low: cell.low,
      high: cell.high,
      seeds: cell.seeds,
      reason: cell.reason,
    }))
    const curve = data.theory.find(
      (one) => one.arm === style.name && one.metric === metric && one.group === group,
    )
    // Human data alone lose nothing, and the lines of such arms are dashed themselves.
    const humanOnly = data.results.arms.some(({ name, humanOnly: only }) => only && name === style.name)
    if (curve === undefined || humanOnly) return [{ style, points }]
    const asked = points.map(
      ({ generation }): LinePoint => ({ generation, value: curve.values[generation], seeds: 0 }),
    )
    return [{ style, points, asked, law: curve.law }]
  })
}

/** Every k-th generation of a long run, the first and the last among them. */
function thinned<Cell>(cells: readonly Cell[]): readonly Cell[] {
  const step = Math.ceil(cells.length / MOST_POINTS)
  return cells.filter((_, index) => index % step === 0 || index === cells.length - 1)
}
