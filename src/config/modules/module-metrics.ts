import type { Metric } from '../../contracts/metric.js'
import type { VectorMetric } from '../../contracts/vectors.js'
import { BadInputError } from '../../errors/index.js'
import type { Catalogue } from '../catalogue.js'
import { isOfVectors } from './module-members.js'

/** The catalogue's metrics and those of a module, which its path stands for: all of text or all of numbers. */
export function withMetrics(
  catalogue: Catalogue,
  specifier: string,
  metrics: readonly (Metric | VectorMetric)[],
): Partial<Catalogue> {
  for (const { id } of metrics) checkId(id, specifier, catalogue)
  const known = new Set(metrics.map(({ id }) => id))
  const metricSelector = (id: string) => (known.has(id) ? specifier : catalogue.metricSelector(id))
  const vectors = metrics.filter(isOfVectors)
  if (vectors.length > 0) {
    return {
      vectorMetricIds: extendIds(catalogue.vectorMetricIds, specifier, vectors),
      loadVectorMetrics: extendLoad(catalogue.loadVectorMetrics, vectors),
      metricSelector,
    }
  }
  const texts = metrics as readonly Metric[]
  return {
    metricIds: extendIds(catalogue.metricIds, specifier, texts),
    loadMetrics: extendLoad(catalogue.loadMetrics, texts),
    metricSelector,
  }
}

type Ids = (selectors: readonly string[]) => readonly string[]

function extendIds(ids: Ids, specifier: string, own: readonly { readonly id: string }[]): Ids {
  return (selectors) => {
    const others = selectors.filter((selector) => selector !== specifier)
    return [...ids(others), ...(others.length < selectors.length ? own.map(({ id }) => id) : [])]
  }
}

type Load<One> = (ids: readonly string[]) => Promise<One[]>

function extendLoad<One extends { readonly id: string }>(load: Load<One>, own: readonly One[]): Load<One> {
  const mine = new Map(own.map((metric) => [metric.id, metric]))
  return async (ids) => {
    const others = await load(ids.filter((id) => !mine.has(id)))
    const byId = new Map([...others.map((metric) => [metric.id, metric] as const), ...mine])
    return ids.flatMap((id) => byId.get(id) ?? [])
  }
}

function checkId(id: string, specifier: string, catalogue: Catalogue): void {
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(id)) {
    throw new BadInputError(
      `${specifier}: a metric's id is "${id}", expected letters, digits, "-", "_" and "."`,
    )
  }
  const taken = isKnown(catalogue.metricIds, id) || isKnown(catalogue.vectorMetricIds, id)
  // Ids of another module are unknown as selectors, but known to be there.
  if (taken || catalogue.metricSelector(id) !== id) {
    throw new BadInputError(
      `${specifier}: there is already a metric with the id "${id}"`,
      'Choose another id.',
    )
  }
}

function isKnown(ids: Ids, id: string): boolean {
  try {
    return ids([id]).length > 0
  } catch {
    return false
  }
}
