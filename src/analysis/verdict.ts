import type { ArmInfo, Results } from '../contracts/results.js'
import { chainDifference } from './chain-difference.js'
import { type Effect, isClear, isSingle, judge } from './effect.js'
import { BREADTH_ROLES, HARM_ROLES, type Headline, headlines } from './headlines.js'
import { pairedDifference } from './paired-difference.js'
import { chooseReference, type Reference, referenceOf } from './reference.js'
import { type Summary, summarise } from './summarise.js'
import { THRESHOLDS, type Thresholds } from './thresholds.js'

export type Outcome =
  | 'reference'
  | 'held'
  | 'narrowed'
  | 'collapsed'
  | 'word salad'
  | 'degraded'
  | 'shifted'
  | 'undecided'
  | 'no result'

export interface ArmVerdict {
  readonly arm: ArmInfo
  readonly outcome: Outcome
  /** What it is compared with. */
  readonly reference: Reference
  /** The generation compared: the last one that the arm and the reference both have. */
  readonly generation: number
  /** One per headline, in the same order. */
  readonly effects: readonly Effect[]
}

export interface Verdict {
  /** What arms are compared with that name no other. */
  readonly reference: Reference
  readonly thresholds: Thresholds
  readonly headlines: readonly Headline[]
  /** One per arm, in the order of the experiment file. */
  readonly arms: readonly ArmVerdict[]
  readonly lastGeneration: number
}

export interface VerdictOptions {
  /** Arm to compare all others with; default: what each names, else the control. */
  readonly reference?: string | undefined
  readonly thresholds?: Partial<Thresholds> | undefined
  /** Already computed with the same confidence. */
  readonly summary?: Summary | undefined
}

/** Compares every arm with the reference at its last generation and says in a word what became of it. */
export function verdict(results: Results, options: VerdictOptions = {}): Verdict {
  const thresholds = { ...THRESHOLDS, ...options.thresholds }
  const summary = options.summary ?? summarise(results, thresholds.confidence)
  const general = chooseReference(results, options.reference)
  const measures = headlines(summary)
  const arms = results.arms.map((arm): ArmVerdict => {
    const reference = options.reference === undefined ? referenceOf(results, arm, general) : general
    const generation = lastComparable(summary, arm.name, reference, measures)
    const effects = measures.map((headline) =>
      compareAt(summary, headline, arm.name, generation, reference, thresholds),
    )
    const isReference = general.kind === 'arm' && general.arm === arm.name
    // Generation 0 is the same in all arms: an arm that has no more never held anything.
    const judged = generation === 0 ? 'no result' : outcomeOf(effects, thresholds)
    return { arm, outcome: isReference ? 'reference' : judged, reference, generation, effects }
  })
  return { reference: general, thresholds, headlines: measures, arms, lastGeneration: summary.lastGeneration }
}

/** The effect of one metric in one generation against the reference. */
export function compareAt(
  summary: Summary,
  headline: Headline,
  arm: string,
  generation: number,
  reference: Reference,
  thresholds: Thresholds,
): Effect {
  const { metric, group } = headline
  const other =
    reference.kind === 'arm'
      ? summary.cell(reference.arm, metric, group, generation)
      : summary.cell(arm, metric, group, 0)
  const own = summary.cell(arm, metric, group, generation)
  const pair =
    chainDifference(own, other, thresholds.confidence) ??
    pairedDifference(own?.values ?? new Map(), other?.values ?? new Map(), thresholds.confidence)
  const reason = own?.mean === undefined ? (own?.reason ?? 'not measured') : (other?.reason ?? pair.reason)
  const known = pair.difference === undefined && pair.value === undefined ? { ...pair, reason } : pair
  return judge(headline, arm, generation, known, thresholds)
}

function lastComparable(
  summary: Summary,
  arm: string,
  reference: Reference,
  measures: readonly Headline[],
): number {
  for (let generation = summary.lastGeneration; generation > 0; generation--) {
    const shared = measures.some(({ metric, group }) => {
      const own = summary.cell(arm, metric, group, generation)
      const other = reference.kind === 'arm' ? summary.cell(reference.arm, metric, group, generation) : own
      return [...(own?.values.keys() ?? [])].some((seed) => other?.values.has(seed))
    })
    if (shared) return generation
  }
  return 0
}

/**
 * Word salad comes first: drifting to lower orders also loses facts, but what is wrong there is another thing
 * than narrowing, and diversity alone would call it healthy. A slight rise beside lost facts is no drift.
 */
function outcomeOf(effects: readonly Effect[], thresholds: Thresholds): Outcome {
  const graded = (roles: readonly string[], grade: Effect['grade']) =>
    effects.filter((effect) => roles.includes(effect.headline.role) && effect.grade === grade)
  if (effects.every((effect) => effect.grade === 'unknown')) return 'no result'
  const broader = graded(['diversity', 'entropy'], 'higher').some(
    ({ change = 0 }) => change >= thresholds.wordSalad,
  )
  const senseless = graded(['loss', 'impossible', 'malformed'], 'higher').length > 0
  if (broader && senseless) return 'word salad'
  const lower = graded(BREADTH_ROLES, 'lower')
  if (lower.some((effect) => effect.collapsed)) return 'collapsed'
  if (lower.length > 0) return 'narrowed'
  if (effects.some(isHarm)) return 'degraded'
  if (effects.some(isClear)) return 'shifted'
  if (effects.some((effect) => effect.grade === 'unclear' || isSingle(effect) || hasNoValue(effect))) {
    return 'undecided'
  }
  return 'held'
}

function isHarm({ headline, grade }: Effect): boolean {
  return HARM_ROLES.includes(headline.role) && grade === (headline.better === 'higher' ? 'lower' : 'higher')
}

/** Whether a measure is missing on one side (a model of empty documents has no diversity): that is not holding. */
export function hasNoValue({ grade, value }: Effect): boolean {
  return grade === 'unknown' && value === undefined
}
