import type { MeasuredMetric, MetricValue } from '../../contracts/measurement.js'
import type { Measured, Metric } from '../../contracts/metric.js'
import type { Rng } from '../../contracts/rng.js'
import { InterruptedError } from '../../errors/index.js'
import { dependsOnSize } from '../../metrics/depends-on-size.js'
import { measureMatched } from '../../metrics/matched/measure-matched.js'
import { metricEntries } from '../../metrics/registry.js'
import type { GroupView } from './group-views.js'
import { matchedTokens } from './matched-tokens.js'
import type { ContextOf } from './measure-context.js'

/** Random parts of each group by which a value's interval is told. */
export const REPETITIONS = 40

export interface MeasureValuesOptions {
  readonly metrics: readonly Metric[]
  /** Groups large enough to be measured. */
  readonly groups: readonly GroupView[]
  readonly contextOf: ContextOf
  /** Tokens asked for. */
  readonly tokens: number | undefined
  /** Whether a group is a sample of something larger. */
  readonly sampled: boolean
  readonly rng: Rng
  readonly signal: AbortSignal | undefined
  readonly progress: (done: number, total: number, what: string) => void
}

export interface MeasuredValues {
  readonly metrics: readonly MeasuredMetric[]
  readonly values: readonly MetricValue[]
}

/** All metrics of all groups; those that depend on the size of a sample at the same number of tokens. */
export async function measureValues(options: MeasureValuesOptions): Promise<MeasuredValues> {
  const { metrics, groups, rng } = options
  const values: MetricValue[] = []
  const total = metrics.length * groups.length
  // Group by group, so that the n-grams of a group's parts are counted once for all metrics.
  const sizes = metrics.map((metric) => sizeFor(metric, options))
  for (const [at, group] of groups.entries()) {
    for (const [index, metric] of metrics.entries()) {
      if (options.signal?.aborted) throw new InterruptedError('stopped while measuring')
      options.progress(at * metrics.length + index, total, metric.label)
      const context = options.contextOf(isAgainstHuman(metric) ? group.measured : group.view)
      // The same parts for all metrics: what they draw themselves is keyed by their ids.
      const own = { ...context, rng: rng.fork('metric').fork(metric.id) }
      const measured = await measureMatched(metric, own, {
        ...(sizes[index] !== undefined && { tokens: sizes[index] }),
        repetitions: REPETITIONS,
        rng: rng.fork('parts').fork(group.name),
      })
      for (const one of measured) values.push(metricValue(group.name, metric.id, one))
      // The work above may never wait: let a signal and the progress through.
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  return { metrics: metrics.map((metric, index) => describe(metric, sizes[index])), values }
}

/** Whether a metric compares with human text, so that it is taken on documents that were not held out. */
function isAgainstHuman({ needs }: Metric): boolean {
  return needs.some((need) => need === 'human' || need === 'reference-model' || need === 'facts')
}

function sizeFor(metric: Metric, { groups, tokens, sampled }: MeasureValuesOptions): number | undefined {
  if (!dependsOnSize(metric)) return undefined
  const views = groups.map(({ name, view, measured }) => ({
    name,
    view: isAgainstHuman(metric) ? measured : view,
  }))
  // A half of the human documents cannot be asked for what the whole has.
  const smallest = matchedTokens(views, undefined, sampled)
  if (tokens === undefined || !isAgainstHuman(metric)) return matchedTokens(views, tokens, sampled)
  return smallest === undefined ? tokens : Math.min(tokens, smallest)
}

function metricValue(group: string, metric: string, measured: Measured): MetricValue {
  const { group: part = '', value, low, high, n, undefinedReason } = measured
  return {
    group,
    metric,
    part,
    ...(value !== undefined && { value }),
    ...(low !== undefined && high !== undefined && { low, high }),
    ...(n !== undefined && { n }),
    ...(undefinedReason !== undefined && { undefinedReason }),
  }
}

function describe(metric: Metric, tokens: number | undefined): MeasuredMetric {
  const { id, label, unit, format, better, definition, dependsOn = [] } = metric
  // Asked for at a size of its own (`types@5000`) it is of the same family.
  const [bare] = id.split('@')
  const family = metricEntries.find(({ ids }) => ids.includes(bare))?.group ?? ''
  return {
    id,
    label,
    unit,
    format,
    better,
    definition,
    family,
    againstHuman: isAgainstHuman(metric),
    dependsOn,
    ...(tokens !== undefined && { tokens }),
  }
}
