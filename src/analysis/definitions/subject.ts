import { compareAt } from '../verdict.js'
import type { Effect } from '../effect.js'
import type { Headline } from '../headlines.js'
import type { Reference } from '../reference.js'
import { namedMetric } from '../comparison/named-metric.js'
import type { Summary } from '../summarise.js'
import type { DefinitionThresholds } from './thresholds.js'

/** The arm that is asked about, and what it is compared with. */
export interface Subject {
  readonly summary: Summary
  readonly arm: string
  readonly reference: Reference
  readonly thresholds: DefinitionThresholds
}

export interface Candidate {
  readonly id: string
  readonly group?: string
}

const PER_TOKEN = 'human_loss.per_token'

/** The first of the candidates that was measured. */
export function firstMeasured({ summary }: Subject, candidates: readonly Candidate[]): Headline | undefined {
  const found = candidates.find(
    // Losses per token compare only where all arms have the same tokens.
    ({ id, group = '' }) => summary.has(id, group) && (id !== PER_TOKEN || summary.sameTokens),
  )
  if (found === undefined) return undefined
  return namedMetric(summary, found.id, found.group ?? '')
}

/** The change of a metric in the last generation in which both sides have a value. */
export function lastEffect(
  { summary, arm, reference, thresholds }: Subject,
  metric: Headline,
): Effect | undefined {
  const at = (generation: number) => compareAt(summary, metric, arm, generation, reference, thresholds)
  for (let generation = summary.lastGeneration; generation > 0; generation--) {
    const effect = at(generation)
    if (effect.pairs > 0) return effect
  }
  return undefined
}
