import { BadInputError } from '../../errors/index.js'
import { type Headline, headlines } from '../headlines.js'
import type { Summary } from '../summarise.js'
import { namedMetric } from './named-metric.js'

/**
 * The metrics asked for, `id` or `id/group`, an id standing for all its groups; by default the headline metrics.
 *
 * @throws BadInputError where one was not measured
 */
export function chosenMetrics(summary: Summary, asked?: readonly string[]): readonly Headline[] {
  if (asked === undefined) return headlines(summary)
  return asked.flatMap((name) => {
    const found = pairsOf(summary, name)
    if (found.length === 0) {
      const known = [...summary.metrics.keys()].join(', ')
      throw new BadInputError(
        `The metric "${name}" was not measured`,
        `Give an id, or id/group as in facts.coverage/rare. Measured here: ${known}`,
      )
    }
    return found.map(({ metric, group }) => namedMetric(summary, metric, group))
  })
}

function pairsOf(summary: Summary, name: string): readonly { metric: string; group: string }[] {
  if (summary.metrics.has(name)) return summary.groups(name).map((group) => ({ metric: name, group }))
  const cut = name.lastIndexOf('/')
  const [metric, group] = [name.slice(0, cut), name.slice(cut + 1)]
  const known = cut > 0 && summary.metrics.has(metric) && summary.groups(metric).includes(group)
  return known ? [{ metric, group }] : []
}
