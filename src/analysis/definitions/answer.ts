import { type Effect, isSingle } from '../effect.js'
import { plural } from '../words.js'
import { formatShift } from './format-shift.js'

/** One published definition applied to one arm. */
export interface Answer {
  readonly answer: 'yes' | 'no' | 'undecided'
  /** The numbers it rests on, in one sentence. */
  readonly evidence: string
  /** The threshold, in words. */
  readonly threshold: string
  /** `id` or `id/group`; '' where nothing fitting was measured. */
  readonly metric: string
}

export function notMeasured(threshold: string, needed: string): Answer {
  return { answer: 'undecided', evidence: `not measured: needs ${needed}`, threshold, metric: '' }
}

/**
 * Whether a change passes a limit (upwards where the limit is above 0, downwards where it is below): yes where the whole
 * interval does, no where all of it stays within, else undecided.
 */
export function passes(effect: Effect, limit: number, threshold: string): Answer {
  const { change, changeLow, changeHigh, headline, generation, pairs, reason } = effect
  const metric = headline.group === '' ? headline.metric : `${headline.metric}/${headline.group}`
  const answered = (answer: Answer['answer'], evidence: string): Answer => ({
    answer,
    evidence: `${headline.label} in generation ${generation}: ${evidence}`,
    threshold,
    metric,
  })
  if (change === undefined) return answered('undecided', reason ?? 'no value')
  const points = headline.scale === 'points'
  const shown = (share: number) => formatShift(share, points)
  if (!Number.isFinite(change)) {
    return answered(change > 0 === limit >= 0 ? 'yes' : 'no', `${shown(change)}: infinite against finite`)
  }
  if (isSingle(effect)) return answered('undecided', `${shown(change)} in one seed: no interval`)
  const [low, high] = [changeLow ?? change, changeHigh ?? change]
  // With one seed of many chains, the interval is over its chains.
  const source = pairs < 2 ? 'from the chains' : plural(pairs, 'seed')
  const evidence = `${shown(change)} against the reference (${shown(low)} to ${shown(high)}, ${source})`
  const [beyond, within] = limit >= 0 ? [low > limit, high <= limit] : [high < limit, low >= limit]
  return answered(beyond ? 'yes' : within ? 'no' : 'undecided', evidence)
}
