import type { Metric } from '../contracts/metric.js'
import { dependsOnSize } from './depends-on-size.js'
import { withProbe } from './with-probe.js'

export const KEPT_PREFIX = 'kept.'

/** The same metric of what curation kept of the sample instead of the probe. Its sample size is not matched. */
export function onKept(metric: Metric): Metric {
  return {
    ...metric,
    id: KEPT_PREFIX + metric.id,
    label: `${metric.label} (kept sample)`,
    definition: `${metric.definition}\n\nTaken on what curation kept of the sample${dependsOnSize(metric) ? unmatched(metric.id) : '.'}`,
    measure: (context) => metric.measure(withProbe(context, context.kept)),
  }
}

function unmatched(id: string): string {
  return `, whose size differs between arms and generations: read it beside \`${KEPT_PREFIX}tokens\`, and compare arms by \`${id}\`, or at a size that all of them have (\`${KEPT_PREFIX}${id}@5000\`).`
}
