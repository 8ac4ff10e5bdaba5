/** Every threshold of the verdicts: declared here, printed in each report, changeable by option. */
export interface Thresholds {
  /** Confidence of all intervals. */
  readonly confidence: number
  /**
   * Differences up to this share of the reference count as "held". Entropies and losses are logarithms, so
   * they are compared as the effective number of n-grams (2^bits) and as perplexity (e^nats).
   */
  readonly tolerance: number
  /** The same for shares of false, malformed or impossible output, in absolute terms: 0.02 = 2 points. */
  readonly tolerancePoints: number
  /** A loss of at least this share of the reference is "collapsed". */
  readonly collapse: number
  /** Diversity or effective number of n-grams higher by at least this share of the reference is drift, not health. */
  readonly wordSalad: number
}

export const THRESHOLDS: Thresholds = {
  confidence: 0.95,
  tolerance: 0.05,
  tolerancePoints: 0.02,
  collapse: 0.5,
  wordSalad: 0.2,
}

/** The thresholds in words, one a line, as every report prints them. */
export function describeThresholds(t: Thresholds): readonly string[] {
  const percent = (x: number) => `${Math.round(x * 1000) / 10}%`
  const points = Math.round(t.tolerancePoints * 1000) / 10
  return [
    `Intervals: ${percent(t.confidence)} Student t over seeds; differences are paired by seed.`,
    `Held: within ${percent(t.tolerance)} of the reference on every headline measure (${points} points for shares of false, malformed or impossible output), with intervals, none of which reaches ${percent(t.collapse)}.`,
    `Collapsed: rare-fact coverage, diversity or effective number of n-grams is at least ${percent(t.collapse)} below the reference, and the interval excludes the reference.`,
    `Narrowed: one of them is lower by more than ${percent(t.tolerance)}, and the interval excludes the reference.`,
    `Word salad: diversity or effective number of n-grams is at least ${percent(t.wordSalad)} above the reference, and held-out loss or the malformed share is clearly higher too.`,
    'Degraded: held-out loss or the false or malformed share is clearly higher, nothing is clearly narrower.',
    'Shifted: clearly different, but clearly in none of these ways.',
    'Undecided: further away than the tolerance, but the interval includes the reference; one seed, so no interval; or a headline measure has no value to compare.',
    'Entropy is compared as the effective number of n-grams (2^bits), loss as perplexity (e^nats).',
  ]
}
