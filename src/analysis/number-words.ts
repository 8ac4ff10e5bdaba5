import type { Thresholds } from './thresholds.js'
import type { Outcome } from './verdict.js'

/** What each outcome means in an experiment of numbers. */
export const NUMBER_OUTCOME_WORDS: Readonly<Partial<Record<Outcome, string>>> = {
  reference: 'what the others are compared with',
  held: 'no measure moved away from the reference',
  narrowed: 'clearly fewer states or less variance than the reference',
  collapsed: 'lost at least half of the reference’s states or variance',
  degraded: 'further from the truth than the reference, without a clear loss of states or variance',
  shifted: 'differs from the reference, but not clearly for the worse',
  undecided: 'too few chains or seeds to tell, or a measure has no value',
  'no result': 'no headline measure has a value after generation 0',
}

/** The thresholds in words, for numbers. */
export function describeNumberThresholds(t: Thresholds, overChains: boolean): readonly string[] {
  const percent = (x: number) => `${Math.round(x * 1000) / 10}%`
  const points = Math.round(t.tolerancePoints * 1000) / 10
  return [
    overChains
      ? `Intervals: ${percent(t.confidence)} over the chains of one seed; differences take the chains of two strategies as independent, which makes their intervals too wide rather than too narrow.`
      : `Intervals: ${percent(t.confidence)} Student t over seeds; differences are paired by seed.`,
    `Held: within ${percent(t.tolerance)} of the reference on every headline measure (${points} points for shares), with intervals, none of which reaches ${percent(t.collapse)}.`,
    `Collapsed: surviving states, variance, coverage of the truth or effective number of states is at least ${percent(t.collapse)} below the reference, and the interval excludes the reference.`,
    `Narrowed: one of them is lower by more than ${percent(t.tolerance)}, and the interval excludes the reference.`,
    'Degraded: the error or the missing mass is clearly higher, or the accuracy clearly lower; nothing is clearly narrower.',
    'Shifted: clearly different, but clearly in none of these ways.',
    'Undecided: further away than the tolerance, but the interval includes the reference; no interval; or a headline measure has no value to compare.',
    'Entropy is compared as the effective number of states (e^nats).',
  ]
}
