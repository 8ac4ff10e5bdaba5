import type { Finding, MeasuredMetric, MetricDifference } from '../../contracts/measurement.js'
import { formatChange } from '../format.js'
import { listed } from '../words.js'
import type { Names } from './words.js'

const LENGTH = 'length.tokens_per_document'
/** Documents that differ less in length than this compare well enough. */
const TOLERANCE = 0.15

/** Documents of another length are another thing to many measures, at any number of tokens. */
export function lengthCaution(
  { group, reference = '' }: Names,
  metrics: readonly MeasuredMetric[],
  differences: readonly MetricDifference[],
): Finding[] {
  const ratio = differences.find(({ metric, part }) => metric === LENGTH && part === '')?.ratio
  const touched = metrics.filter(({ dependsOn }) => dependsOn.includes('length'))
  if (ratio === undefined || Math.abs(Math.log(ratio)) < Math.log1p(TOLERANCE) || touched.length === 0)
    return []
  return [
    {
      group,
      kind: 'length',
      weight: 'caution',
      size: Math.abs(Math.log(ratio)),
      title: `The documents of ${group} are ${ratio > 1 ? 'longer' : 'shorter'} than those of ${reference} (${formatChange(ratio - 1)} words)`,
      detail: `Measures that change with the length of documents compare unlike things: ${listed(touched.map(({ label }) => label))}.`,
      advice: 'Compare documents of like length, or cut the longer ones, before believing these.',
      evidence: [],
    },
  ]
}
