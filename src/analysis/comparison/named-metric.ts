import { type Headline, headlines } from '../headlines.js'
import type { Summary } from '../summarise.js'
import { scaleOf } from './scale.js'

/** A measured metric as one that can be judged: a headline where it is one, else with a scale of its own. */
export function namedMetric(summary: Summary, metric: string, group: string): Headline {
  const headline = headlines(summary).find((one) => one.metric === metric && one.group === group)
  if (headline !== undefined) return headline
  const info = summary.metrics.get(metric)!
  const { label, unit, format, better } = info
  const named = group === '' ? label : `${label} (${group})`
  return { role: 'other', metric, group, label: named, unit, format, better, scale: scaleOf(info) }
}
