import { compareAt } from '../verdict.js'
import { passes } from './answer.js'
import { type Candidate, firstMeasured, type Subject } from './subject.js'
import { TAILS, VARIANCES } from './breadth.js'

/**
 * Shumailov et al.'s two stages (Nature 2024): in early collapse the model loses the tails of the distribution, in late
 * collapse it converges to one of little variance.
 */
export interface Stage {
  readonly stage: 'none' | 'early' | 'late' | 'undecided'
  /** First generation from which on the tail is clearly thinner; undefined where it never is. */
  readonly early: number | undefined
  /** First generation from which on the variance has clearly collapsed. */
  readonly late: number | undefined
}

export function stageOf(subject: Subject): Stage {
  const { tolerance, collapse } = subject.thresholds
  const tail = lasting(subject, TAILS, -tolerance)
  const variance = lasting(subject, VARIANCES, -collapse)
  const found = { early: tail?.from, late: variance?.from }
  if (variance?.from !== undefined) return { ...found, stage: 'late' }
  if (tail?.from !== undefined) return { ...found, stage: 'early' }
  const none = tail?.last === 'no' && variance?.last === 'no'
  return { ...found, stage: none ? 'none' : 'undecided' }
}

/** From when on, up to the last generation, the first metric that was measured is clearly beyond the limit. */
function lasting(
  subject: Subject,
  candidates: readonly Candidate[],
  limit: number,
): { readonly from: number | undefined; readonly last: 'yes' | 'no' | 'undecided' } | undefined {
  const metric = firstMeasured(subject, candidates)
  if (metric === undefined) return undefined
  const { summary, arm, reference, thresholds } = subject
  const effects = summary
    .series(arm, metric.metric, metric.group)
    .filter(({ generation }) => generation > 0)
    .map(({ generation }) => compareAt(summary, metric, arm, generation, reference, thresholds))
    .filter(({ pairs }) => pairs > 0)
  const answers = effects.map((effect) => passes(effect, limit, '').answer)
  const last = answers.at(-1)
  if (last === undefined) return undefined
  const before = answers.findLastIndex((answer) => answer !== 'yes')
  return { from: effects[before + 1]?.generation, last }
}
