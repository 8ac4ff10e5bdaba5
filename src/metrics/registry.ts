import { distance } from 'fastest-levenshtein'
import type { Metric } from '../contracts/metric.js'
import { BadInputError } from '../errors/index.js'
import type { MetricEntry } from './entry.js'
import { KEPT_PREFIX, onKept } from './kept.js'
import { entries as diversity } from './diversity/entries.js'
import { entries as entropy } from './entropy/entries.js'
import { entries as facts } from './facts/entries.js'
import { entries as form } from './form/entries.js'
import { entries as loss } from './loss/entries.js'
import { entries as novelty } from './novelty/entries.js'
import { entries as repetition } from './repetition/entries.js'
import { entries as similarity } from './similarity/entries.js'

/** The catalogue: one line a group, whose folder lists its files. */
export const metricEntries: readonly MetricEntry[] = [
  ...diversity,
  ...entropy,
  ...form,
  ...loss,
  ...repetition,
  ...similarity,
  ...novelty,
  ...facts,
]

/** Groups in the order of the catalogue. */
export const metricGroups: readonly string[] = [...new Set(metricEntries.map(({ group }) => group))]

/**
 * The ids that a list of names stands for, each once, in the order of the catalogue; metrics of the kept
 * sample last. A name is a group, an entry or an id, with `kept.` before it for the kept sample.
 *
 * @example
 * selectMetricIds(['kept.types', 'form']) // ['tokens', 'documents', ..., 'kept.types']
 */
export function selectMetricIds(names: readonly string[]): string[] {
  const wanted = new Set(names.flatMap(idsOfName))
  return allIds.filter((id) => wanted.has(id))
}

const idsOnProbe = metricEntries.flatMap(({ ids }) => ids)
const idsOnKept = metricEntries.flatMap(({ ids, onText }) =>
  onText ? ids.map((id) => KEPT_PREFIX + id) : [],
)
const allIds = [...idsOnProbe, ...idsOnKept]
const knownNames = new Set([
  ...metricGroups,
  ...metricEntries.map(({ name }) => name),
  ...idsOnProbe,
  ...idsOnKept,
])

function idsOfName(name: string): string[] {
  const prefix = name.startsWith(KEPT_PREFIX) ? KEPT_PREFIX : ''
  const bare = name.slice(prefix.length)
  const entries = prefix === '' ? metricEntries : metricEntries.filter(({ onText }) => onText)
  const ids = entries.flatMap((entry) =>
    entry.name === bare ? entry.ids : entry.ids.filter((id) => id === bare || isStoodFor(id, bare, entry)),
  )
  if (ids.length === 0) throw unknownMetric(name, bare)
  return ids.map((id) => prefix + id)
}

/** Whether a group's name asks for an id. */
function isStoodFor(id: string, group: string, entry: MetricEntry): boolean {
  return entry.group === group && !entry.byName?.includes(id)
}

function unknownMetric(name: string, bare: string): BadInputError {
  if (name !== bare && knownNames.has(bare)) {
    return new BadInputError(
      `metric "${name}": ${bare} is not taken on text alone, so there is none of the kept sample`,
      `Metrics of the kept sample are those of a sample's text, for example ${KEPT_PREFIX}distinct_n.`,
    )
  }
  const near = nearest(name)
  return new BadInputError(
    `there is no metric, file of metrics or group called "${name}"`,
    `${near === undefined ? '' : `Did you mean "${near}"? `}Groups: ${metricGroups.join(', ')}. All metrics: collapse list metrics.`,
  )
}

/** The known name closest in spelling, if it is close enough to be a slip. */
function nearest(name: string): string | undefined {
  let best: string | undefined
  let fewest = Math.max(2, Math.floor(name.length / 3)) + 1
  for (const known of knownNames) {
    const edits = distance(name, known)
    if (edits < fewest) [best, fewest] = [known, edits]
  }
  return best
}

/** The metrics with these ids, in the order asked for. Loads the files they stand in and no other. */
export async function loadMetrics(ids: readonly string[]): Promise<Metric[]> {
  return Promise.all(ids.map(loadMetric))
}

async function loadMetric(id: string): Promise<Metric> {
  const kept = id.startsWith(KEPT_PREFIX)
  const bare = kept ? id.slice(KEPT_PREFIX.length) : id
  const entry = metricEntries.find(({ ids, onText }) => ids.includes(bare) && (onText || !kept))
  if (entry === undefined) throw unknownMetric(id, bare)
  const { metrics } = await entry.load()
  const metric = metrics.find((candidate) => candidate.id === bare)
  if (metric === undefined) throw new Error(`${entry.name} does not hold the metric ${bare} that it lists`)
  return kept ? onKept(metric) : metric
}
