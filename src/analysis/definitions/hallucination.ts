import { type Answer, notMeasured, passes } from './answer.js'
import { type Candidate, firstMeasured, lastEffect, type Subject } from './subject.js'

/** Shares of what was generated that has no probability in the real data. */
const IMPOSSIBLE: readonly Candidate[] = [
  { id: 'facts.hallucination_rate' },
  { id: 'statements.false_share' },
  { id: 'state_support.false_mass' },
]

/** 8: appearance of hallucinated data. */
export function hallucinatedData(subject: Subject): Answer {
  const { tolerancePoints } = subject.thresholds
  const threshold = `share that real data cannot hold higher by more than ${100 * tolerancePoints} points`
  const metric = firstMeasured(subject, IMPOSSIBLE)
  const effect = metric && lastEffect(subject, { ...metric, scale: 'points' })
  if (effect === undefined) {
    return notMeasured(threshold, 'data of which is known what is impossible (facts, states)')
  }
  return passes(effect, tolerancePoints, threshold)
}
