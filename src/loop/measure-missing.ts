import type { Measured, Metric } from '../contracts/metric.js'
import type { StoredMetric } from './store/records.js'
import { throwIfStopped } from './stopped.js'
import type { Store } from './store/store.js'
import type { WorkScope } from './work-scope.js'

/** Measuring that a killed process may lose, beside the metric at hand. */
const MILLISECONDS_OF_MEASURING = 30_000

/** Measures one metric; its progress is the part `from` to `to` of the phase. */
export type MeasureOne<One> = (metric: One, from: number, to: number) => Promise<readonly Measured[]>

/** The values of a generation's metrics: those in the store under `key` as they are, the others measured and stored. */
export async function measureMissing<One extends Pick<Metric, 'id' | 'version'>>(
  metrics: readonly One[],
  { store, key, scope }: { readonly store: Store; readonly key: string; readonly scope: WorkScope },
  prepare: () => Promise<MeasureOne<One>>,
): Promise<Record<string, StoredMetric>> {
  const stored = await store.readMeasures(key)
  const missing = metrics.filter(({ id, version }) => stored[id]?.version !== version)
  if (missing.length > 0) {
    const measureOne = await prepare()
    let written = performance.now()
    try {
      await scope.timed('measure', async () => {
        for (const [index, metric] of missing.entries()) {
          throwIfStopped(scope.signal)
          const [from, to] = [index / missing.length, (index + 1) / missing.length]
          scope.progress('measure', from)
          stored[metric.id] = { version: metric.version, values: await measureOne(metric, from, to) }
          if (performance.now() - written < MILLISECONDS_OF_MEASURING) continue
          // Models of millions of parameters take minutes: a killed process does not lose them.
          await store.writeMeasures(key, stored)
          written = performance.now()
        }
      })
    } finally {
      // Stopped or failed as well.
      await store.writeMeasures(key, stored)
    }
  }
  return Object.fromEntries(metrics.map(({ id }) => [id, stored[id]]))
}
