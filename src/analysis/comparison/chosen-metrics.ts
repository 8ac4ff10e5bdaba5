import { closest, suggestion } from '../../data/suggest.js'
import { BadInputError } from '../../errors/index.js'
import { type Headline, headlines } from '../headlines.js'
import type { Summary } from '../summarise.js'
import { capitalised } from '../words.js'
import { namedMetric } from './named-metric.js'

/**
 * The metrics asked for, `id` or `id/group`, an id standing for all its groups; by default the headline metrics.
 *
 * @throws BadInputError where one was not measured, or has no such group
 */
export function chosenMetrics(summary: Summary, asked?: readonly string[]): readonly Headline[] {
  if (asked === undefined) return headlines(summary)
  // By key: a metric that is named twice would raise every p of the table by counting as two tests.
  const chosen = new Map<string, Headline>()
  for (const name of asked) {
    const found = pairsOf(summary, name)
    if (found.length === 0) throw notMeasured(summary, name)
    for (const { metric, group } of found) {
      chosen.set(JSON.stringify([metric, group]), namedMetric(summary, metric, group))
    }
  }
  return [...chosen.values()]
}

function notMeasured(summary: Summary, name: string): BadInputError {
  const [metric, group] = splitMetric(name)
  if (summary.metrics.has(metric)) {
    const groups = summary.groups(metric).filter((one) => one !== '')
    return new BadInputError(
      `The metric "${metric}" has no group "${group}"`,
      groups.length === 0 ? `It has no groups: ${metric}` : capitalised(suggestion(group, groups, 'groups')),
    )
  }
  const ids = [...summary.metrics.keys()]
  const meant = closest(metric, ids)
  return new BadInputError(
    `The metric "${name}" was not measured`,
    `${meant === undefined ? '' : `Did you mean "${meant}"? `}Give an id, or id/group as in facts.coverage/rare. Measured here: ${ids.join(', ')}`,
  )
}

function pairsOf(summary: Summary, name: string): readonly { metric: string; group: string }[] {
  if (summary.metrics.has(name)) return summary.groups(name).map((group) => ({ metric: name, group }))
  const [metric, group] = splitMetric(name)
  const known = summary.metrics.has(metric) && summary.groups(metric).includes(group)
  return known ? [{ metric, group }] : []
}

/** `facts.coverage/rare` as id and group. */
function splitMetric(name: string): readonly [metric: string, group: string] {
  const cut = name.lastIndexOf('/')
  return cut < 0 ? [name, ''] : [name.slice(0, cut), name.slice(cut + 1)]
}
