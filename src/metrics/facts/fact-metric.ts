import type { FactBase, Measured, Metric, MetricContext } from '../../contracts/metric.js'
import { undefinedBecause } from '../text-metric.js'

const NO_FACTS = 'the human data has no known facts'

/** A metric that needs facts: without them its one value is undefined. */
export function factMetric(
  spec: Omit<Metric, 'measure'> & {
    measure(facts: FactBase, context: MetricContext): readonly Measured[] | Promise<readonly Measured[]>
  },
): Metric {
  return {
    ...spec,
    measure: (context) =>
      context.facts === undefined ? [undefinedBecause(NO_FACTS)] : spec.measure(context.facts, context),
  }
}
