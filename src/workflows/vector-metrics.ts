import { capitalised } from '../analysis/index.js'
import type { VectorMetric } from '../contracts/vectors.js'
import { type VectorMetricInWords, vectorMetricInWords } from '../metrics/in-words.js'
import { sharedDefinitions } from '../metrics/shared-definitions.js'
import { vectorGroupIntroductions } from '../metrics/vector-groups.js'
import { loadVectorMetrics, vectorMetricEntries, vectorMetricGroups } from '../metrics/vector-registry.js'

/** One metric of numbers in words. */
export interface ListedVectorMetric extends VectorMetricInWords {
  readonly id: string
  readonly label: string
}

/** Whether a name is that of a group, a file or a metric of numbers. */
export function isVectorMetric(name: string): boolean {
  return idsOf(name).length > 0
}

/** The metrics that a name stands for, id by id; also those that a group leaves to be asked for by name. */
export async function listVectorMetrics(name: string): Promise<ListedVectorMetric[]> {
  const metrics = await loadVectorMetrics(idsOf(name))
  return metrics.map((metric) => ({ id: metric.id, label: metric.label, ...vectorMetricInWords(metric) }))
}

/** What to know before the metrics of a group; undefined where the name is another. */
export function introductionToVectors(name: string): string | undefined {
  if (!vectorMetricGroups.includes(name)) return undefined
  const { question, start, beware } = vectorGroupIntroductions[name]
  return [question, start, beware].join('\n')
}

/** The definitions of the metrics that a name stands for, as plain text. */
export async function showVectorMetrics(name: string): Promise<string> {
  const metrics = await loadVectorMetrics(idsOf(name))
  return sharedDefinitions(metrics)
    .map(({ metrics: members, paragraphs, continued }) => {
      const said = continued ? [...paragraphs, 'The rest is as above.'] : paragraphs
      return [...members.flatMap(heading), '', ...said.map((paragraph) => `  ${paragraph}\n`)]
        .join('\n')
        .trimEnd()
    })
    .join('\n\n')
}

function idsOf(name: string): string[] {
  return vectorMetricEntries.flatMap((entry) =>
    entry.group === name || entry.name === name ? entry.ids : entry.ids.filter((id) => id === name),
  )
}

function heading(metric: VectorMetric): string[] {
  const { direction, models } = vectorMetricInWords(metric)
  return [metric.id, `  ${metric.label}, in ${metric.unit}`, `  ${capitalised(direction)}. Of ${models}.`]
}
