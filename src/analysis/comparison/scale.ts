import type { MetricInfo } from '../../contracts/results.js'
import type { EffectScale } from '../headlines.js'

/** The scale on which differences of a metric are judged that is no headline. */
export function scaleOf({ id, unit, format, better }: MetricInfo): EffectScale {
  const logarithm = /entropy|loss|log/.test(id) && format === 'number'
  if (logarithm && /\bbits?\b/i.test(unit)) return 'bits'
  if (logarithm && /\bnats?\b/i.test(unit)) return 'nats'
  return format === 'percent' && better === 'lower' ? 'points' : 'ratio'
}
