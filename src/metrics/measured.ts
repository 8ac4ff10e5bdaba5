import type { Measured, Metric, MetricContext, MetricNeed } from '../contracts/metric.js'
import type { VectorMetric, VectorMetricContext } from '../contracts/vectors.js'
import { RunError } from '../errors/index.js'

/** The values of one metric, every one of them with a number or a reason why there is none. */
export async function measure(metric: Metric, context: MetricContext): Promise<Measured[]> {
  for (const need of metric.needs) {
    const why = lacking(need, context)
    if (why !== undefined) return [{ undefinedReason: why }]
  }
  return allChecked(await metric.measure(context), metric)
}

/** The same of a metric of numbers; of a kind of model that it is not taken of, it is undefined. */
export async function measureVectors(
  metric: VectorMetric,
  context: VectorMetricContext,
): Promise<Measured[]> {
  const { kind } = context.state
  if (!metric.kinds.includes(kind)) {
    return [{ undefinedReason: `it is not taken of models of the kind ${kind}` }]
  }
  return allChecked(await metric.measure(context), metric)
}

function allChecked(given: unknown, metric: Described): Measured[] {
  if (!Array.isArray(given)) throw wrong(metric, `gave ${typeof given}, expected a list of values`)
  return given.map((measured: unknown) => checked(measured, metric))
}

type Described = Pick<Metric, 'id'>

/** Why something that a metric needs is not there; undefined where it is. */
function lacking(
  need: MetricNeed,
  { without, facts, generationZeroProbe }: MetricContext,
): string | undefined {
  const why = without?.get(need)
  if (why !== undefined) return why
  if (need === 'generation-0-probe' && generationZeroProbe === undefined) return 'there is no generation 0'
  return need === 'facts' && facts === undefined ? 'the human data has no facts' : undefined
}

function checked(measured: unknown, metric: Described): Measured {
  if (typeof measured !== 'object' || measured === null) {
    throw wrong(metric, `gave ${String(measured)} in its list, expected { value } or { undefinedReason }`)
  }
  const { value, undefinedReason } = measured as Measured
  if (value !== undefined && typeof value !== 'number') {
    throw wrong(metric, `gave the value ${String(value)}, expected a number`)
  }
  // NaN is a mistake of the metric, not a result.
  if (Number.isNaN(value)) {
    return { ...measured, value: undefined, undefinedReason: 'the computation gave no number' }
  }
  if (value === undefined && !undefinedReason) {
    return { ...measured, undefinedReason: 'the metric gave neither a value nor a reason' }
  }
  return measured
}

function wrong(metric: Described, what: string): RunError {
  return new RunError(
    `metric ${metric.id}: measure ${what}`,
    'Mend the metric: it returns a list, [{ value: 0.5, n: 100 }].',
  )
}
