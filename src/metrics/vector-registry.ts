import type { LinearState, StateKind } from '../contracts/state.js'
import type { VectorMetric } from '../contracts/vectors.js'
import { BadInputError } from '../errors/index.js'
import { entries as classifier } from './classifier/entries.js'
import { entries as modes } from './modes/entries.js'
import { entries as moments } from './moments/entries.js'
import { nearestName } from './nearest-name.js'
import { isStoodFor } from './stands-for.js'
import { entries as regression } from './regression/entries.js'
import { entries as states } from './states/entries.js'
import type { VectorMetricEntry } from './vector-entry.js'

/** The catalogue of metrics of numbers: one line a group, whose folder lists its files. */
export const vectorMetricEntries: readonly VectorMetricEntry[] = [
  ...moments,
  ...modes,
  ...states,
  ...regression,
  ...classifier,
]

/** Groups in the order of the catalogue. */
export const vectorMetricGroups: readonly string[] = [
  ...new Set(vectorMetricEntries.map(({ group }) => group)),
]

const allIds = vectorMetricEntries.flatMap(({ ids }) => ids)
const knownNames = new Set([...vectorMetricGroups, ...vectorMetricEntries.map(({ name }) => name), ...allIds])

/**
 * The ids that a list of names stands for, each once, in the order of the catalogue. A name is a group, an entry or an
 * id.
 *
 * @example
 * selectVectorMetricIds(['mean_error']) // ['mean_error.squared']
 */
export function selectVectorMetricIds(names: readonly string[]): string[] {
  const wanted = new Set(names.flatMap(idsOfName))
  return allIds.filter((id) => wanted.has(id))
}

function idsOfName(name: string): string[] {
  const ids = vectorMetricEntries.flatMap((entry) =>
    entry.ids.filter((id) => id === name || isStoodFor(id, name, entry)),
  )
  if (ids.length === 0) throw unknownVectorMetric(name)
  return ids
}

/**
 * What an experiment of such models measures unless it says otherwise: all that can be taken of them, less what is asked
 * for by name. `task`: that of linear models, whose other metrics would be undefined.
 */
export function defaultVectorMetricIds(kind: StateKind, task?: LinearState['task']): string[] {
  return vectorMetricEntries
    .filter(
      (entry) =>
        (entry.byDefault ?? entry.kinds).includes(kind) &&
        (task === undefined || task === (entry.task ?? task)),
    )
    .flatMap(({ ids, byName = [] }) => ids.filter((id) => !byName.includes(id)))
}

/** The metrics with these ids, in the order asked for. Loads the files they stand in and no other. */
export async function loadVectorMetrics(ids: readonly string[]): Promise<VectorMetric[]> {
  return Promise.all(ids.map(loadVectorMetric))
}

async function loadVectorMetric(id: string): Promise<VectorMetric> {
  const entry = vectorMetricEntries.find(({ ids }) => ids.includes(id))
  if (entry === undefined) throw unknownVectorMetric(id)
  const { metrics } = await entry.load()
  const metric = metrics.find((candidate) => candidate.id === id)
  if (metric === undefined) throw new Error(`${entry.name} does not hold the metric ${id} that it lists`)
  return metric
}

function unknownVectorMetric(name: string): BadInputError {
  const near = nearestName(name, knownNames)
  return new BadInputError(
    `there is no metric of numbers, file of such metrics or group called "${name}"`,
    `${near === undefined ? '' : `Did you mean "${near}"? `}Groups: ${vectorMetricGroups.join(', ')}. All metrics: collapse list metrics.`,
  )
}
