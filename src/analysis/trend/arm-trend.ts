import type { Summary } from '../summarise.js'
import { type Effect, judge } from '../effect.js'
import { pairedDifference } from '../paired-difference.js'
import type { Headline } from '../headlines.js'
import type { Thresholds } from '../thresholds.js'
import { curveOf } from './curve.js'
import { type Trend, trendOf } from './trend.js'

export interface ArmTrend extends Trend {
  readonly arm: string
  readonly metric: string
  readonly group: string
  /** Change from the arm's own generation 0 to its last, judged on the metric's scale. */
  readonly change: Effect | undefined
}

/** The trend of a metric in an arm: by its shape, or `collapsed` where most of what generation 0 had is clearly gone. */
export function armTrend(summary: Summary, arm: string, metric: Headline, thresholds: Thresholds): ArmTrend {
  const series = summary.series(arm, metric.metric, metric.group)
  const trend = trendOf(curveOf(series), thresholds.confidence)
  const change = changeSinceStart(summary, arm, metric, thresholds)
  // A loss that falls by half has not collapsed.
  const collapsed = change?.collapsed === true && metric.better !== 'lower'
  return {
    ...trend,
    kind: collapsed ? 'collapsed' : trend.kind,
    arm,
    metric: metric.metric,
    group: metric.group,
    change,
  }
}

function changeSinceStart(
  summary: Summary,
  arm: string,
  metric: Headline,
  thresholds: Thresholds,
): Effect | undefined {
  const series = summary.series(arm, metric.metric, metric.group)
  const last = series.findLast(({ seeds }) => seeds > 0)
  const first = series.find(({ generation }) => generation === 0)
  if (last === undefined || first === undefined || last === first) return undefined
  const pair = pairedDifference(last.values, first.values, thresholds.confidence)
  return judge(metric, arm, last.generation, pair, thresholds)
}
