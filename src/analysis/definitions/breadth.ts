import { type Answer, notMeasured, passes } from './answer.js'
import { type Candidate, firstMeasured, lastEffect, type Subject } from './subject.js'
import { formatPercent } from '../format.js'

/** What stands for the variance: itself, or the effective number or share of different things in discrete data. */
export const VARIANCES: readonly Candidate[] = [
  { id: 'variance.median' },
  { id: 'state_entropy.nats' },
  { id: 'ngram_entropy.chao_shen.n2' },
  { id: 'ngram_entropy.miller_madow.n2' },
  { id: 'ngram_entropy.plugin.n2' },
  { id: 'distinct_n.pooled.n2' },
]

/** What stands for the tail of real data, all of them higher where more of it is left. */
export const TAILS: readonly Candidate[] = [
  { id: 'facts.coverage', group: 'rare' },
  { id: 'surviving_states.share_of_generation_0' },
  { id: 'types' },
]

/** How well real modes are told apart by a model of them: higher where they are less entangled. */
const MODES: readonly Candidate[] = [{ id: 'classifier.accuracy' }]

/** 4: collapsing variance. */
export function collapsingVariance(subject: Subject): Answer {
  const limit = -subject.thresholds.collapse
  return passesFirst(
    subject,
    VARIANCES,
    limit,
    `variance or effective number lower by more than ${formatPercent(-limit)} of the reference's`,
    'a variance, entropy or diversity',
  )
}

/** 7: disappearance of real tail data. */
export function vanishingTail(subject: Subject): Answer {
  const limit = -subject.thresholds.tolerance
  return passesFirst(
    subject,
    TAILS,
    limit,
    `coverage of the tail lower by more than ${formatPercent(-limit)} of the reference's`,
    'facts of known frequency, or states',
  )
}

/** 6: entanglement of real data modes. */
export function entangledModes(subject: Subject): Answer {
  const limit = -subject.thresholds.tolerance
  return passesFirst(
    subject,
    MODES,
    limit,
    `share of real items whose mode is told right lower by more than ${formatPercent(-limit)} of the reference's`,
    'data of known modes (labelled classes)',
  )
}

function passesFirst(
  subject: Subject,
  candidates: readonly Candidate[],
  limit: number,
  threshold: string,
  needed: string,
): Answer {
  const metric = firstMeasured(subject, candidates)
  const effect = metric && lastEffect(subject, metric)
  return effect === undefined ? notMeasured(threshold, needed) : passes(effect, limit, threshold)
}
