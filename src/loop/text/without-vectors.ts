import type { MetricNeed } from '../../contracts/metric.js'
import type { ArmParts } from './arm-parts.js'

/** Why some vectors cannot be had in an arm. */
export function withoutVectors(
  { arm, family }: Pick<ArmParts, 'arm' | 'family'>,
  hasEndpoint: boolean,
): ReadonlyMap<MetricNeed, string> {
  const without = new Map<MetricNeed, string>()
  if (family.capabilities(arm.model).embedding !== true) {
    without.set('embeddings.hidden', `models of the family ${family.name} have no hidden states`)
  }
  if (!hasEndpoint) without.set('embeddings.remote', 'the experiment names no embeddings endpoint')
  return without
}
