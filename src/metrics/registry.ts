import type { Metric } from '../contracts/metric.js'
import { BadInputError } from '../errors/index.js'
import { entries as distance } from './distance/entries.js'
import { entries as diversity } from './diversity/entries.js'
import { entries as ecology } from './ecology/entries.js'
import { entries as embedding } from './embedding/entries.js'
import { entries as entropy } from './entropy/entries.js'
import type { MetricEntry } from './entry.js'
import { entries as facts } from './facts/entries.js'
import { entries as form } from './form/entries.js'
import { KEPT_PREFIX, onKept } from './kept.js'
import { entries as laws } from './laws/entries.js'
import { entries as lexical } from './lexical/entries.js'
import { entries as loss } from './loss/entries.js'
import { atSize } from './matched/at-size.js'
import { splitSuffix } from './matched/suffix.js'
import { nearestName } from './nearest-name.js'
import { entries as novelty } from './novelty/entries.js'
import { entries as repetition } from './repetition/entries.js'
import { entries as similarity } from './similarity/entries.js'
import { isStoodFor } from './stands-for.js'
import { entries as syntax } from './syntax/entries.js'

/**
 * The catalogue: one line a group, whose folder lists its files. From the words of one sample over its documents and
 * sentences to other texts, the model and the facts.
 */
export const metricEntries: readonly MetricEntry[] = [
  ...diversity,
  ...lexical,
  ...entropy,
  ...ecology,
  ...laws,
  ...repetition,
  ...similarity,
  ...embedding,
  ...syntax,
  ...form,
  ...novelty,
  ...distance,
  ...loss,
  ...facts,
]

/** Groups in the order of the catalogue. */
export const metricGroups: readonly string[] = [...new Set(metricEntries.map(({ group }) => group))]

/**
 * The ids that a list of names stands for, each once, in the order of the catalogue; metrics of the kept
 * sample behind those of the probe, and those at a declared size last, by size. A name is a group, an entry or an id,
 * with `kept.` before it for the kept sample, and `@5000` (tokens) or `@c90` (per cent of coverage) behind it.
 *
 * @example
 * selectMetricIds(['kept.types', 'form']) // ['tokens', 'documents', ..., 'kept.types']
 * selectMetricIds(['types@5000']) // ['types@5000']
 */
export function selectMetricIds(names: readonly string[]): string[] {
  const bySuffix = new Map<string, Set<string>>([['', new Set()]])
  for (const name of names) {
    const { bare, suffix } = splitSuffix(name)
    const wanted = bySuffix.get(suffix) ?? new Set()
    bySuffix.set(suffix, wanted)
    for (const id of idsOfName(bare, suffix)) wanted.add(id)
  }
  return [...bySuffix].flatMap(([suffix, wanted]) =>
    allIds.filter((id) => wanted.has(id)).map((id) => id + suffix),
  )
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

/** `suffix`: the size asked for; then the name of a group or file stands for what changes with the size alone. */
function idsOfName(name: string, suffix: string): string[] {
  const prefix = name.startsWith(KEPT_PREFIX) ? KEPT_PREFIX : ''
  const bare = name.slice(prefix.length)
  const onText = prefix !== '' || suffix !== ''
  const entries = onText ? metricEntries.filter((entry) => entry.onText) : metricEntries
  const ids = entries.flatMap((entry) =>
    entry.ids.filter((id) => id === bare || (isStoodFor(id, bare, entry) && !isAnySize(id, entry, suffix))),
  )
  if (ids.length === 0) throw unknownMetric(name, bare, suffix)
  return ids.map((id) => prefix + id)
}

function isAnySize(id: string, { anySize = [] }: MetricEntry, suffix: string): boolean {
  return suffix !== '' && (anySize === 'all' || anySize.includes(id))
}

function unknownMetric(name: string, bare: string, suffix = ''): BadInputError {
  if (suffix !== '' && knownNames.has(bare)) {
    return new BadInputError(
      `metric "${name}${suffix}": nothing in ${name} is taken on text alone and changes with the size of the sample`,
      "What can be taken at a declared size: metrics of a sample's text, for example distinct_n@5000.",
    )
  }
  if (name !== bare && knownNames.has(bare)) {
    return new BadInputError(
      `metric "${name}": ${bare} is not taken on text alone, so there is none of the kept sample`,
      `Metrics of the kept sample are those of a sample's text, for example ${KEPT_PREFIX}distinct_n.`,
    )
  }
  const near = nearestName(name, knownNames)
  return new BadInputError(
    `there is no metric, file of metrics or group called "${name}"`,
    `${near === undefined ? '' : `Did you mean "${near}"? `}Groups: ${metricGroups.join(', ')}. All metrics: collapse list metrics.`,
  )
}

/** The metrics with these ids, in the order asked for. Loads the files they stand in and no other. */
export async function loadMetrics(ids: readonly string[]): Promise<Metric[]> {
  return Promise.all(ids.map(loadMetric))
}

async function loadMetric(id: string): Promise<Metric> {
  const { bare: name, suffix } = splitSuffix(id)
  const kept = name.startsWith(KEPT_PREFIX)
  const bare = kept ? name.slice(KEPT_PREFIX.length) : name
  const ofText = kept || suffix !== ''
  const entry = metricEntries.find(({ ids, onText }) => ids.includes(bare) && (onText || !ofText))
  if (entry === undefined) throw unknownMetric(name, bare, suffix)
  const { metrics } = await entry.load()
  const metric = metrics.find((candidate) => candidate.id === bare)
  if (metric === undefined) throw new Error(`${entry.name} does not hold the metric ${bare} that it lists`)
  const sized = suffix === '' ? metric : atSize(metric, suffix)
  return kept ? onKept(sized) : sized
}
