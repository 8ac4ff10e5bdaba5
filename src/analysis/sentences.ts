import type { Results } from '../contracts/results.js'
import { type Effect, isClear, isSingle } from './effect.js'
import { formatChange, formatDifference, formatDifferenceInterval, grouped } from './format.js'
import { BREADTH_ROLES, type HeadlineRole } from './headlines.js'
import { intervalSource } from './chain-interval.js'
import { describeNumberThresholds, NUMBER_OUTCOME_WORDS } from './number-words.js'
import { describeReference } from './reference.js'
import { describeThresholds, type Thresholds } from './thresholds.js'
import { type ArmVerdict, hasNoValue, type Outcome, type Verdict } from './verdict.js'
import { capitalised, inSentence, listed, plural } from './words.js'

/** What each outcome means, for a reader who does not know the word. */
export const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  reference: 'what the others are compared with',
  held: 'no measure moved away from the reference',
  narrowed: 'says clearly less than the reference',
  collapsed: 'lost at least half of what the reference says',
  'word salad': 'looks diverse, but drifts away from human text',
  degraded: 'worse or less true than the reference, without a clear loss of breadth',
  shifted: 'differs from the reference, but not clearly for the worse',
  undecided: 'too few seeds to tell, or a measure has no value',
  'no result': 'no headline measure has a value after generation 0',
}

/** What the outcomes of these results can be, and what they mean. */
export function outcomeWords({ data }: Pick<Results, 'data'>): Readonly<Partial<Record<Outcome, string>>> {
  return data === 'vectors' ? NUMBER_OUTCOME_WORDS : OUTCOME_WORDS
}

export const NO_RESULT = 'No headline measure has a value to compare after generation 0.'

/** What a mean is over, for a subtitle: "Mean of 5 seeds; bands are 95% Student t intervals." */
export function describeSeeds(results: Pick<Results, 'seeds' | 'chains'>, confidence: number): string {
  const percent = `${Math.round(confidence * 1000) / 10}%`
  switch (intervalSource(results)) {
    case 'none':
      return 'One seed: no intervals.'
    case 'chains':
      return `Mean over ${grouped(results.chains ?? 1)} chains; bands are ${percent} intervals from the chains.`
    case 'seeds':
      return `Mean of ${results.seeds.length} seeds; bands are ${percent} Student t intervals.`
  }
}

/** How sure the differences of a verdict are, where they stand in brackets. */
export function describeDifferences(
  results: Pick<Results, 'seeds' | 'chains'>,
  confidence: number,
  reference: string,
): string {
  const percent = `${Math.round(confidence * 1000) / 10}%`
  switch (intervalSource(results)) {
    case 'none':
      return 'One seed: there are no intervals, and no difference can be called clear.'
    case 'chains':
      return `In brackets the ${percent} interval of the difference to ${reference}, from ${grouped(results.chains ?? 1)} chains. Bold: 0 is not in it, and the difference is beyond the tolerance.`
    case 'seeds':
      return `In brackets the ${percent} interval of the difference to ${reference}, paired by seed (${results.seeds.length} seeds). Bold: 0 is not in it, and the difference is beyond the tolerance.`
  }
}

/** The thresholds in words, one a line, as every report prints them. */
export function thresholdLines(results: Results, thresholds: Thresholds): readonly string[] {
  if (results.data !== 'vectors') return describeThresholds(thresholds)
  return describeNumberThresholds(thresholds, intervalSource(results) === 'chains')
}

/** What a token is to metrics, where it is not what white space separates: "Tokens are Unicode words." */
export function describeTokens({ tokenisation }: Pick<Results, 'tokenisation'>): string | undefined {
  if (tokenisation === undefined) return undefined
  return `Tokens are ${tokenisation === 'words' ? 'Unicode words' : tokenisation}.`
}

/** One sentence on an arm: the outcome and the measures that carry it. */
export function armSentence(arm: ArmVerdict): string {
  const reference = describeReference(arm.reference)
  switch (arm.outcome) {
    case 'reference':
      return 'Refitted on human data alone: the other strategies are compared with it.'
    case 'no result':
      return NO_RESULT
    case 'held':
      return `Within the tolerance of ${reference} on ${countOf(arm, 'same')}.`
    case 'undecided':
      return doubts(arm, arm.effects, reference).join(' ')
    default: {
      const clear = listed(arm.effects.filter(isClear).map(describeEffect))
      const sentence = `${capitalised(clear)} against ${reference}.`
      return arm.outcome === 'degraded' ? `${sentence} ${breadthSentence(arm, reference)}` : sentence
    }
  }
}

/** Why nothing is sure of these effects: one seed, an interval that includes the reference, no value. */
function doubts(arm: ArmVerdict, effects: readonly Effect[], reference: string): readonly string[] {
  const single = effects.filter(isSingle)
  const moved = single.filter(({ grade }) => grade === 'unclear')
  const unclear = effects.filter((effect) => effect.grade === 'unclear' && !isSingle(effect))
  const names = listed(unclear.map((effect) => inSentence(effect.headline.label)))
  const parts: string[] = []
  if (moved.length > 0) {
    parts.push(
      `One seed: no interval. Seen in it: ${listed(moved.map(describeEffect))} against ${reference}.`,
    )
  } else if (single.length > 0) {
    parts.push(
      `One seed: no interval. Seen in it: within the tolerance of ${reference} on ${countOf(arm, 'same')}.`,
    )
  }
  if (unclear.length > 0) {
    parts.push(`${capitalised(names)} may differ from ${reference}: the interval includes it.`)
  }
  return [...parts, ...effects.filter(hasNoValue).map((effect) => `${capitalised(describeEffect(effect))}.`)]
}

/** What the intervals say on the breadth of an arm that is worse, but not clearly narrower. */
function breadthSentence(arm: ArmVerdict, reference: string): string {
  const breadth = arm.effects.filter(({ headline }) => BREADTH_ROLES.includes(headline.role))
  const doubtful = doubts(arm, breadth, reference)
  if (doubtful.length > 0) return doubtful.join(' ')
  const kept = breadth.filter(({ grade }) => grade === 'same')
  if (kept.length === 0) return ''
  return `${capitalised(listed(kept.map((effect) => inSentence(effect.headline.label))))} within the tolerance.`
}

/** What the exponential of a measure in nats is called. */
const NATS_NAMES: Readonly<Partial<Record<HeadlineRole, string>>> = {
  entropy: 'effective number of states',
  spread: 'variance (geometric mean)',
}

/** "rare-fact coverage −73%": a change in words. */
export function describeEffect(effect: Effect): string {
  const name = inSentence(effect.headline.label)
  if (effect.change === undefined) return `${name} undefined: ${effect.reason ?? 'no value'}`
  switch (effect.headline.scale) {
    case 'points':
      return `${name} ${formatDifference(effect.difference, effect.headline.format)}`
    case 'ratio':
      return `${name} ${formatChange(effect.change)}`
    case 'bits':
      return effect.headline.role === 'loss'
        ? `${name} ${formatDifference(effect.difference, 'number')}`
        : `effective number of n-grams ${formatChange(effect.change)}`
    case 'nats':
      return `${NATS_NAMES[effect.headline.role] ?? 'held-out perplexity'} ${formatChange(effect.change)}`
  }
}

/** "−54.7 pt (−57.1 to −52.3)", or why there is no number. */
export function describeDifference(effect: Effect): string {
  if (effect.difference === undefined) return effect.reason ?? 'no value'
  const text = formatDifference(effect.difference, effect.headline.format)
  const interval = formatDifferenceInterval(effect.low, effect.high, effect.headline.format)
  return interval === undefined || effect.low === effect.high ? text : `${text} (${interval})`
}

/** The arms that see synthetic data. */
export function trainedArms(verdict: Verdict): readonly ArmVerdict[] {
  return verdict.arms.filter((arm) => arm.outcome !== 'reference' && !arm.arm.humanOnly)
}

function countOf(arm: ArmVerdict, grade: Effect['grade']): string {
  const matching = arm.effects.filter((effect) => effect.grade === grade)
  return matching.length === arm.effects.length
    ? plural(matching.length, 'headline measure')
    : `${matching.length} of ${plural(arm.effects.length, 'headline measure')}`
}
