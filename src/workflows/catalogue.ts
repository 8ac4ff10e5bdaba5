import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { closest } from '../data/suggest.js'
import { builtin } from '../config/builtin.js'
import { shapeOf } from '../config/shape.js'
import type { Metric } from '../contracts/metric.js'
import type { RegistryEntry } from '../contracts/registry.js'
import { capitalised } from '../analysis/index.js'
import { laws } from '../analysis/theory/laws.js'
import { BadInputError } from '../errors/index.js'
import { readManifest } from '../loop/results/manifest.js'
import { groupIntroductions } from '../metrics/groups.js'
import { type MetricInWords, metricInWords, TOKENS_IN_WORDS } from '../metrics/in-words.js'
import { loadMetrics, metricEntries, metricGroups, selectMetricIds } from '../metrics/registry.js'
import { sharedDefinitions } from '../metrics/shared-definitions.js'
import { vectorMetricEntries, vectorMetricGroups } from '../metrics/vector-registry.js'
import { showLaw } from './show-law.js'
import { showOptions } from './show-options.js'
import { introductionToVectors, isVectorMetric, showVectorMetrics } from './vector-metrics.js'

/** One metric in words. */
export interface ListedMetric extends MetricInWords {
  readonly id: string
  readonly label: string
}

/** What `collapse list` knows, as rows of name and summary. */
export const LISTS = ['families', 'strategies', 'stages', 'metrics', 'worlds', 'laws', 'runs'] as const

export interface Listed {
  readonly name: string
  readonly summary: string
  /** What a part is made for; absent: for both. */
  readonly data?: 'text' | 'numbers'
  /** Metrics only. */
  readonly group?: string
  readonly ids?: readonly string[]
}

interface Part {
  readonly entry: RegistryEntry<unknown>
  readonly data?: 'text' | 'numbers'
}

const REGISTRIES: Readonly<Record<string, readonly Part[]>> = {
  families: [...of('text', builtin.families), ...of('numbers', builtin.vectorFamilies)],
  strategies: builtin.strategies.map((entry) =>
    entry.data === undefined ? { entry } : { entry, data: entry.data === 'text' ? 'text' : 'numbers' },
  ),
  stages: [...of('text', builtin.stages), ...of('numbers', builtin.vectorStages)],
  worlds: [...of('text', builtin.worlds), ...of('numbers', builtin.vectorWorlds)],
}

function of(data: 'text' | 'numbers', entries: readonly RegistryEntry<unknown>[]): Part[] {
  return entries.map((entry) => ({ entry, data }))
}

/** What one entry of a list is called. */
const ONE_OF: Readonly<Record<string, string>> = {
  families: 'family',
  strategies: 'strategy',
  stages: 'stage',
  worlds: 'world',
}

export async function list(what: string, runs: string): Promise<Listed[]> {
  if (what === 'metrics') {
    return [...metricEntries, ...vectorMetricEntries].map(({ name, summary, group, ids }) => ({
      name,
      summary,
      group,
      ids,
    }))
  }
  if (what === 'runs') return listRuns(runs)
  if (what === 'laws') return laws.map(({ name, summary }) => ({ name, summary }))
  const registry = REGISTRIES[what]
  if (registry === undefined) {
    throw new BadInputError(`"${what}" is no list`, `${suggestion(what, LISTS)}Known: ${LISTS.join(', ')}.`)
  }
  return registry.map(({ entry: { name, summary }, ...data }) => ({ name, summary, ...data }))
}

/** The metrics of a group, or of one of its files: id by id. */
export async function listMetrics(name: string): Promise<ListedMetric[]> {
  const entries = metricEntries.filter((entry) => entry.group === name || entry.name === name)
  if (entries.length === 0) {
    const groups = [...metricGroups, ...vectorMetricGroups]
    throw new BadInputError(
      `there is no group of metrics called "${name}"`,
      `${suggestion(name, groups)}Groups: ${groups.join(', ')}.`,
    )
  }
  const metrics = await loadMetrics(entries.flatMap(({ ids }) => ids))
  return metrics.map((metric) => ({ id: metric.id, label: metric.label, ...metricInWords(metric) }))
}

/** What to know before the metrics of a group; undefined where the name is that of a file. */
export function introductionTo(name: string): string | undefined {
  if (!metricGroups.includes(name)) return introductionToVectors(name)
  const { question, start, beware } = groupIntroductions[name]
  return [question, start, beware].join('\n')
}

async function listRuns(folder: string): Promise<Listed[]> {
  const names = await readdir(folder).catch(() => [] as string[])
  const found: Listed[] = []
  for (const name of names.sort()) {
    const path = join(folder, name)
    const summary = await readManifest(path).then(
      (manifest) => manifest?.options.path,
      (error: unknown) => (error instanceof BadInputError ? `cannot be read: ${error.message}` : undefined),
    )
    if (summary !== undefined) found.push({ name: path, summary })
  }
  return found
}

/** The definition of a family, strategy, stage, world, metric or law as plain text. */
export async function show(name: string): Promise<string> {
  for (const [kind, registry] of Object.entries(REGISTRIES)) {
    const part = registry.find(({ entry }) => entry.name === name)
    if (part) return showPart(part, ONE_OF[kind])
  }
  const metrics = metricEntries.filter((entry) => entry.name === name || entry.group === name)
  if (metrics.length > 0) return showMetrics(metrics.flatMap((entry) => entry.ids))
  // With `kept.` before it and a size behind it as well.
  if (isMetric(name)) return showMetrics(selectMetricIds([name]))
  if (isVectorMetric(name)) return showVectorMetrics(name)
  const law = laws.find((candidate) => candidate.name === name)
  if (law) return showLaw(law)
  const known = [
    ...Object.values(REGISTRIES).flatMap((registry) => registry.map(({ entry }) => entry.name)),
    ...[...metricEntries, ...vectorMetricEntries].flatMap((entry) => [entry.name, ...entry.ids]),
    ...laws.map((law) => law.name),
  ]
  throw new BadInputError(
    `nothing is named "${name}"`,
    `${suggestion(name, known)}See: collapse list families|strategies|stages|metrics|worlds|laws.`,
  )
}

function isMetric(name: string): boolean {
  try {
    return selectMetricIds([name]).length > 0
  } catch (error) {
    // A name with a size is a metric's; what is wrong with it, the catalogue says best.
    if (error instanceof BadInputError && !name.includes('@')) return false
    throw error
  }
}

function suggestion(name: string, known: readonly string[]): string {
  const meant = closest(name, known)
  return meant === undefined ? '' : `Did you mean "${meant}"? `
}

function showPart({ entry, data }: Part, kind: string): string {
  const shape = shapeOf(entry.schema)
  const options = showOptions(shape, '  ')
  const lines = [`${entry.name} (${kind}${data === undefined ? '' : ` of ${data}`})`, '', entry.summary]
  if (options.length > 0) lines.push('', 'Options:', ...options)
  return lines.join('\n')
}

async function showMetrics(ids: readonly string[]): Promise<string> {
  const metrics = await loadMetrics(ids)
  const shown = sharedDefinitions(metrics).map(({ metrics: members, paragraphs, continued }) =>
    [
      ...members.flatMap(heading),
      '',
      ...indented(paragraphs.join('\n\n')),
      ...(continued ? ['', '  The rest is as above.'] : []),
    ].join('\n'),
  )
  return [...shown, TOKENS_IN_WORDS].join('\n\n')
}

function heading(metric: Metric): string[] {
  const { direction, compares, needs } = metricInWords(metric)
  return [
    metric.id,
    `  ${metric.label}, in ${metric.unit}`,
    `  ${capitalised(direction)}. Compares ${compares}. Needs ${needs}.`,
  ]
}

function indented(text: string): string[] {
  return text.split('\n').map((line) => `  ${line}`.trimEnd())
}
